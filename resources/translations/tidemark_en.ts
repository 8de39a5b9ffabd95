<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>tidemark::EvidencePage</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reject(s)</source>
        <translation>
            <numerusform>%Ln reject</numerusform>
            <numerusform>%Ln rejects</numerusform>
        </translation>
    </message>
</context>
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
        <source>%n line(s) of the sources hold what looks like an API key or token.</source>
        <translation>
            <numerusform>%n line of the sources holds what looks like an API key or token.</numerusform>
            <numerusform>%n lines of the sources hold what looks like an API key or token.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cited record(s) hold what looks like an API key or token.</source>
        <translation>
            <numerusform>%n cited record holds what looks like an API key or token.</numerusform>
            <numerusform>%n cited records hold what looks like an API key or token.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) that people wrote hold one.</source>
        <translation>
            <numerusform>%n text that people wrote holds one.</numerusform>
            <numerusform>%n texts that people wrote hold one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) could not be read.</source>
        <translation>
            <numerusform>%n source could not be read.</numerusform>
            <numerusform>%n sources could not be read.</numerusform>
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
