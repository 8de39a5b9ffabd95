<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>%n detection(s) found</source>
        <translation>
            <numerusform>%n detection found</numerusform>
            <numerusform>%n detections found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) found</source>
        <translation>
            <numerusform>%n fault found</numerusform>
            <numerusform>%n faults found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n event(s)</source>
        <translation>
            <numerusform>Tagged %n event</numerusform>
            <numerusform>Tagged %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::DetectDialog</name>
    <message numerus="yes">
        <source>%n parameter(s) changed</source>
        <translation>
            <numerusform>%n parameter changed</numerusform>
            <numerusform>%n parameters changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::EventsPage</name>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ExportDialog</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cited record(s) hold what looks like an API key or token. Whoever gets the bundle could use them. Masked, the secrets are replaced everywhere and the records byte for byte stay out; the bundle lists what is withheld.</source>
        <translation>
            <numerusform>%n cited record holds what looks like an API key or token. Whoever gets the bundle could use them. Masked, the secrets are replaced everywhere and the records byte for byte stay out; the bundle lists what is withheld.</numerusform>
            <numerusform>%n cited records hold what looks like an API key or token. Whoever gets the bundle could use them. Masked, the secrets are replaced everywhere and the records byte for byte stay out; the bundle lists what is withheld.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::StatusLine</name>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::SummaryPage</name>
    <message numerus="yes">
        <source>%n source(s), %1 events</source>
        <translation>
            <numerusform>%n source, %1 events</numerusform>
            <numerusform>%n sources, %1 events</numerusform>
        </translation>
    </message>
</context>
</TS>
