<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Axis</name>
    <message>
        <source>Jan</source>
        <translation>Jan.</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb.</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr.</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug.</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sept.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day and month</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>CustodyDetail</name>
    <message>
        <source>container</source>
        <translation>Behälter</translation>
    </message>
    <message>
        <source>content_sha256</source>
        <translation>SHA-256 des Inhalts</translation>
    </message>
    <message>
        <source>custody_entries</source>
        <translation>Verwahrungseinträge</translation>
    </message>
    <message>
        <source>damage</source>
        <translation>Schaden</translation>
    </message>
    <message>
        <source>detections</source>
        <translation>Auffälligkeiten</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>input_hash</source>
        <translation>Hashwert der Eingabe</translation>
    </message>
    <message>
        <source>investigator</source>
        <translation>Ermittler</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
    <message>
        <source>params</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>records_with_secrets</source>
        <translation>Datensätze mit Geheimnissen</translation>
    </message>
    <message>
        <source>texts_with_secrets</source>
        <translation>Texte mit Geheimnissen</translation>
    </message>
    <message>
        <source>redaction</source>
        <translation>Schwärzung</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Aktenzeichen</translation>
    </message>
    <message>
        <source>rejects</source>
        <translation>Zurückgewiesene</translation>
    </message>
    <message>
        <source>revision</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>sha256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>signed_by</source>
        <translation>signiert von</translation>
    </message>
    <message>
        <source>size_bytes</source>
        <translation>Größe in Bytes</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>tagmanifest_sha256</source>
        <translation>SHA-256 des Tag-Manifests</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>restores</source>
        <translation>stellt wieder her</translation>
    </message>
    <message>
        <source>display_zone</source>
        <translation>Anzeigezone</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>seal_sha256</source>
        <translation>SHA-256 des Siegels</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>mehrdeutig</translation>
    </message>
    <message>
        <source>conflicts</source>
        <translation>Widersprüche</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>gefüllt</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>zugeordnet</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Time basis</source>
        <translation>Zeitgrundlage</translation>
    </message>
    <message>
        <source>Record kind</source>
        <translation>Art des Datensatzes</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <source>Byte offset</source>
        <translation>Byte-Stelle</translation>
    </message>
    <message>
        <source>Record length</source>
        <translation>Länge des Datensatzes</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Account kind</source>
        <translation>Art des Kontos</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Network (ASN)</source>
        <translation>Netz (ASN)</translation>
    </message>
    <message>
        <source>Payment fingerprint</source>
        <translation>Zahlungs-Fingerabdruck</translation>
    </message>
    <message>
        <source>Prompt prefix</source>
        <translation>Anfang der Eingabe</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Request count</source>
        <translation>Anzahl Anfragen</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>Eingabe-Token</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>Ausgabe-Token</translation>
    </message>
    <message>
        <source>Cached input tokens</source>
        <translation>Eingabe-Token aus Zwischenspeicher</translation>
    </message>
    <message>
        <source>Request bytes</source>
        <translation>Gesendete Bytes</translation>
    </message>
    <message>
        <source>Response bytes</source>
        <translation>Empfangene Bytes</translation>
    </message>
    <message>
        <source>Latency (µs)</source>
        <translation>Dauer (µs)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Account created</source>
        <translation>Konto angelegt</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfragekennung</translation>
    </message>
    <message>
        <source>Session id</source>
        <translation>Sitzungskennung</translation>
    </message>
    <message>
        <source>Prompt hash</source>
        <translation>Hash der Eingabe</translation>
    </message>
    <message>
        <source>Unique id</source>
        <translation>Eindeutige Kennung</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Estimated cost</source>
        <translation>Geschätzte Kosten</translation>
    </message>
    <message>
        <source>share of false alarms</source>
        <translation>Anteil falscher Alarme</translation>
    </message>
    <message>
        <source>log odds</source>
        <translation>logarithmierte Chancen</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Looks for accounts that leave their own habit: spikes and shifts.</source>
        <translation>Sucht Konten, die von ihrer Gewohnheit abweichen: Spitzen und Verschiebungen.</translation>
    </message>
    <message>
        <source>Looks for groups of accounts that act as one.</source>
        <translation>Sucht Gruppen von Konten, die wie eines handeln.</translation>
    </message>
    <message>
        <source>Single accounts are reported up to this false discovery rate; less reports fewer.</source>
        <translation>Einzelne Konten werden bis zu dieser Rate falscher Entdeckungen gemeldet; ein kleinerer Wert meldet weniger.</translation>
    </message>
    <message>
        <source>Spikes and shifts with weaker evidence of an added stream are not reported.</source>
        <translation>Spitzen und Verschiebungen mit schwächeren Anzeichen für einen hinzugekommenen Strom werden nicht gemeldet.</translation>
    </message>
    <message>
        <source>Leaves out every detection that is weaker than this.</source>
        <translation>Lässt jede Auffälligkeit weg, die schwächer ist.</translation>
    </message>
    <message>
        <source>An account with fewer requests has not enough data for a baseline and is not tested.</source>
        <translation>Ein Konto mit weniger Anfragen hat zu wenig Daten für einen Normalverlauf und wird nicht geprüft.</translation>
    </message>
    <message>
        <source>An account active for less time has not enough data for a baseline and is not tested.</source>
        <translation>Ein Konto, das kürzer aktiv war, hat zu wenig Daten für einen Normalverlauf und wird nicht geprüft.</translation>
    </message>
    <message>
        <source>The smallest group that is reported as a cluster.</source>
        <translation>Die kleinste Gruppe, die gemeldet wird.</translation>
    </message>
    <message>
        <source>An address or other value that more accounts use is a hub and never links any of them.</source>
        <translation>Eine Adresse oder ein anderer Wert, den mehr Konten nutzen, ist ein Knotenpunkt und verbindet keine von ihnen.</translation>
    </message>
    <message>
        <source>A linked group is reported as a cluster from this likelihood ratio on.</source>
        <translation>Eine verbundene Gruppe wird ab diesem Likelihood-Verhältnis gemeldet.</translation>
    </message>
    <message>
        <source>How many threads work, 0 for as many as the machine has; the result stays the same.</source>
        <translation>Wie viele Threads arbeiten, 0 für so viele, wie der Rechner hat; das Ergebnis bleibt gleich.</translation>
    </message>
</context>
<context>
    <name>CoreSentence</name>
    <message>
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>user agent</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>prompt template</source>
        <translation>Eingabemuster</translation>
    </message>
    <message>
        <source>answer size</source>
        <translation>Länge der Antworten</translation>
    </message>
    <message>
        <source>question size</source>
        <translation>Länge der Eingaben</translation>
    </message>
    <message>
        <source>{} and {}</source>
        <translation>{1:w} und {2:w}</translation>
    </message>
    <message>
        <source>{}, {} and {}</source>
        <translation>{1:w}, {2:w} und {3:w}</translation>
    </message>
    <message>
        <source>{}, {}, {} and {}</source>
        <translation>{1:w}, {2:w}, {3:w} und {4:w}</translation>
    </message>
    <message>
        <source>{}, {}, {}, {} and {}</source>
        <translation>{1:w}, {2:w}, {3:w}, {4:w} und {5:w}</translation>
    </message>
    <message>
        <source>{:.0f} minutes</source>
        <translation>{1} Minuten</translation>
    </message>
    <message>
        <source>{:.0f} hours</source>
        <translation>{1} Stunden</translation>
    </message>
    <message>
        <source>{:.0f} days</source>
        <translation>{1} Tagen</translation>
    </message>
    <message>
        <source>{:.1f} hours</source>
        <translation>{1} Stunden</translation>
    </message>
    <message>
        <source>{:.1f} days</source>
        <translation>{1} Tage</translation>
    </message>
    <message>
        <source>{:.0f} %</source>
        <translation>{1} %</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>everyone rose</source>
        <translation>alle nahmen zu</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>load test</source>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>scheduled job</source>
        <translation>geplanter Auftrag</translation>
    </message>
    <message>
        <source>growth of the account&apos;s own use</source>
        <translation>Zunahme der eigenen Nutzung</translation>
    </message>
    <message>
        <source>a new model</source>
        <translation>ein neues Modell</translation>
    </message>
    <message>
        <source>traffic moved</source>
        <translation>Verkehr wurde verlegt</translation>
    </message>
    <message>
        <source>one company</source>
        <translation>eine Firma</translation>
    </message>
    <message>
        <source>a class or workshop</source>
        <translation>eine Klasse oder ein Kurs</translation>
    </message>
    <message>
        <source>an agency that pays for clients</source>
        <translation>eine Agentur, die für Kunden zahlt</translation>
    </message>
    <message>
        <source>a shared exit</source>
        <translation>ein gemeinsamer Ausgang</translation>
    </message>
    <message>
        <source>{:.0f} requests in {} where {:.1f} were expected from the account&apos;s own habit ({:.1f} times), in the account&apos;s usual manner: consistent with use beyond its own.</source>
        <translation>{1} Anfragen in {2:w}, wo nach der Gewohnheit des Kontos {3} zu erwarten waren (das {4}-Fache), in der üblichen Art des Kontos: vereinbar mit einer Nutzung über die eigene hinaus.</translation>
    </message>
    <message>
        <source>{:.0f} requests in {} where {:.1f} were expected from the account&apos;s own habit ({:.1f} times), {:.0f} of them unlike its usual requests in {}, on top of its usual traffic: consistent with someone else using it.</source>
        <translation>{1} Anfragen in {2:w}, wo nach der Gewohnheit des Kontos {3} zu erwarten waren (das {4}-Fache); {5} davon unterscheiden sich von den üblichen Anfragen ({6:w}) und kommen zum üblichen Verkehr hinzu: vereinbar damit, dass jemand anderes das Konto nutzt.</translation>
    </message>
    <message>
        <source>{:.0f} requests in {} where {:.1f} were expected from the account&apos;s own habit ({:.1f} times), {:.0f} of them unlike its usual requests in {}: consistent with someone else using it.</source>
        <translation>{1} Anfragen in {2:w}, wo nach der Gewohnheit des Kontos {3} zu erwarten waren (das {4}-Fache); {5} davon unterscheiden sich von den üblichen Anfragen ({6:w}): vereinbar damit, dass jemand anderes das Konto nutzt.</translation>
    </message>
    <message>
        <source>{:.0f} requests within {:.0f} minute where {:.1f} would come at the pace of the account&apos;s other minutes and {:.0f} is a busy minute among {} accounts. The log covers too short a time of this account for a baseline, so this is weaker evidence: its usual hours are unknown.</source>
        <translation>{1} Anfragen innerhalb von {2} Minute, wo beim Tempo der übrigen Minuten des Kontos {3} kämen; unter {5:n} Konten wären {4} eine volle Minute. Das Protokoll deckt von diesem Konto zu wenig Zeit für einen Normalverlauf ab, daher ist dies ein schwächeres Indiz: Seine üblichen Stunden sind unbekannt.</translation>
    </message>
    <message>
        <source>{:.0f} requests within {:.0f} minutes where {:.1f} would come at the pace of the account&apos;s other minutes and {:.0f} is a busy stretch of that length among {} accounts. The log covers too short a time of this account for a baseline, so this is weaker evidence: its usual hours are unknown.</source>
        <translation>{1} Anfragen innerhalb von {2} Minuten, wo beim Tempo der übrigen Minuten des Kontos {3} kämen; unter {5:n} Konten wären {4} in so langer Zeit schon viel. Das Protokoll deckt von diesem Konto zu wenig Zeit für einen Normalverlauf ab, daher ist dies ein schwächeres Indiz: Seine üblichen Stunden sind unbekannt.</translation>
    </message>
    <message>
        <source>All accounts together were at {:.2f} times their usual in that time; this is taken into the {:.1f} expected.</source>
        <translation>Alle Konten zusammen lagen in dieser Zeit beim {1}-Fachen des Üblichen; das ist in den erwarteten {2} enthalten.</translation>
    </message>
    <message>
        <source>The log has no status, so refused requests cannot be told.</source>
        <translation>Das Protokoll nennt keinen Status, abgewiesene Anfragen sind also nicht zu erkennen.</translation>
    </message>
    <message>
        <source>{:.0f} % of the requests were refused or failed (otherwise {:.0f} %) and {:.0f} % repeat a prompt (otherwise {:.0f} %).</source>
        <translation>{1} % der Anfragen wurden abgewiesen oder schlugen fehl (sonst {2} %), und {3} % wiederholen eine Eingabe (sonst {4} %).</translation>
    </message>
    <message>
        <source>The log does not say how large the answers were.</source>
        <translation>Das Protokoll sagt nicht, wie lang die Antworten waren.</translation>
    </message>
    <message>
        <source>The median answer was {:.0f} against {:.0f} otherwise; a load test asks for little.</source>
        <translation>Die mittlere Antwort war {1} lang, sonst {2}; ein Lasttest fragt wenig ab.</translation>
    </message>
    <message>
        <source>At the same hours of other days or weeks, {:.0f} % saw at least half as many requests.</source>
        <translation>Zu denselben Stunden anderer Tage oder Wochen gab es in {1} % der Fälle mindestens halb so viele Anfragen.</translation>
    </message>
    <message>
        <source>The account was active for {} after it.</source>
        <translation>Das Konto war danach noch {1:w} lang tätig.</translation>
    </message>
    <message>
        <source>The account was active for {} after it; the requests keep the account&apos;s own daily hours.</source>
        <translation>Das Konto war danach noch {1:w} lang tätig; die Anfragen halten sich an die Tageszeiten des Kontos.</translation>
    </message>
    <message>
        <source>The account was active for {} after it; the requests do not keep the account&apos;s own daily hours.</source>
        <translation>Das Konto war danach noch {1:w} lang tätig; die Anfragen halten sich nicht an die Tageszeiten des Kontos.</translation>
    </message>
    <message>
        <source>The requests look like the account&apos;s own; nothing moved.</source>
        <translation>Die Anfragen sehen aus wie die eigenen des Kontos; es wurde nichts verlegt.</translation>
    </message>
    <message>
        <source>Beside {:.0f} unlike requests there were {:.0f} of the usual kind where {:.1f} were expected: the unlike ones came {}.</source>
        <translation>Neben {1} andersartigen Anfragen gab es {2} der üblichen Art, wo {3} zu erwarten waren: Die andersartigen kamen {4:w}.</translation>
    </message>
    <message>
        <source>No model came out in the log&apos;s time.</source>
        <translation>In der Zeit des Protokolls kam kein Modell heraus.</translation>
    </message>
    <message>
        <source>None of the requests asks a model in its first three days.</source>
        <translation>Keine der Anfragen gilt einem Modell in dessen ersten drei Tagen.</translation>
    </message>
    <message>
        <source>{:.0f} % of the requests ask &apos;{}&apos; in its first three days; some try a new model out as soon as it is there.</source>
        <translation>{1} % der Anfragen gelten ‚{2}‘ in dessen ersten drei Tagen; manche erproben ein neues Modell, sobald es da ist.</translation>
    </message>
    <message>
        <source>instead of them</source>
        <translation>an ihrer Stelle</translation>
    </message>
    <message>
        <source>on top</source>
        <translation>hinzu</translation>
    </message>
    <message>
        <source>The log is too short to see whether this happens at other times.</source>
        <translation>Das Protokoll ist zu kurz, um zu sehen, ob das auch sonst vorkommt.</translation>
    </message>
    <message>
        <source>{}: {:.0f} % of the requests inside and {:.0f} % outside have values that are rare for the account.</source>
        <translation>{1:w}: {2} % der Anfragen innerhalb und {3} % außerhalb haben Werte, die für das Konto selten sind.</translation>
    </message>
    <message>
        <source>{}: {:.0f} % of the requests inside and {:.0f} % outside have values that are rare for the account ({} &apos;{}&apos;).</source>
        <translation>{1:w}: {2} % der Anfragen innerhalb und {3} % außerhalb haben Werte, die für das Konto selten sind ({4:w} „{5}“).</translation>
    </message>
    <message>
        <source>pace: gaps between requests differ from the habit by {:.0f} nats over the window.</source>
        <translation>Tempo: Die Abstände zwischen den Anfragen weichen in diesem Zeitraum um {1} Nat von der Gewohnheit ab.</translation>
    </message>
    <message>
        <source>An account holder who names the work that these requests did would overturn it; it rests on volume and timing alone.</source>
        <translation>Ein Kontoinhaber, der sagt, wozu diese Anfragen dienten, würde sie umstoßen; sie beruht allein auf Menge und Zeit.</translation>
    </message>
    <message>
        <source>An account holder who recognises the places, programs and prompts listed here as their own would overturn it.</source>
        <translation>Ein Kontoinhaber, der die hier genannten Orte, Programme und Eingaben als seine eigenen erkennt, würde sie umstoßen.</translation>
    </message>
    <message>
        <source>An earlier log in which the account sends as much in as short a time, or an account holder who names the job, would overturn it.</source>
        <translation>Ein früheres Protokoll, in dem das Konto in so kurzer Zeit ebenso viel sendet, oder ein Kontoinhaber, der den Auftrag nennt, würde sie umstoßen.</translation>
    </message>
    <message>
        <source>{} accounts of {} parties are tied by values that few others have ({:.0f} linked pairs where {:.1f} would be usual) and behave alike: answers longer than {} of accounts, use in the quiet hours above {} ({} of {} sets of as many accounts drawn at random are as unusual): consistent with one actor.</source>
        <translation>{1:n} Konten von {2:n} Inhabern sind durch Werte verbunden, die sonst kaum jemand hat ({3} verbundene Paare, wo {4} üblich wären), und verhalten sich gleich: Antworten länger als bei {5:w} der Konten, Nutzung in den ruhigen Stunden über {6:w} ({7:n} von {8:n} zufällig gezogenen Gruppen derselben Größe sind so ungewöhnlich): vereinbar mit einem einzigen Akteur.</translation>
    </message>
    <message>
        <source>The {} accounts belong to {} organisations.</source>
        <translation>Die {1:n} Konten gehören zu {2:n} Organisationen.</translation>
    </message>
    <message>
        <source>The log names no organisations.</source>
        <translation>Das Protokoll nennt keine Organisationen.</translation>
    </message>
    <message>
        <source>{} were created during the log; their median answer ranks above {} of all accounts and their use in their quietest eight hours above {}: learners sleep and ask for little.</source>
        <translation>{1:w} wurden während des Protokolls angelegt; ihre mittlere Antwort liegt über der von {2:w} aller Konten und ihre Nutzung in ihren ruhigsten acht Stunden über {3:w}: Lernende schlafen und fragen wenig.</translation>
    </message>
    <message>
        <source>{} of the accounts share a payer and {} sent rare prompts that other members sent.</source>
        <translation>{1:w} der Konten teilen einen Zahler, und {2:w} sandten seltene Eingaben, die auch andere Mitglieder sandten.</translation>
    </message>
    <message>
        <source>Addresses used by many outsiders were weighted by their rarity, and no kind of link decides alone.</source>
        <translation>Adressen, die auch viele Außenstehende nutzen, wurden nach ihrer Seltenheit gewichtet, und keine Art der Verbindung entscheidet allein.</translation>
    </message>
    <message>
        <source>{}: the median account of the cluster ranks above {} of all accounts.</source>
        <translation>{1:w}: Das mittlere Konto der Gruppe liegt über {2:w} aller Konten.</translation>
    </message>
    <message>
        <source>Length of answers</source>
        <translation>Länge der Antworten</translation>
    </message>
    <message>
        <source>Use in the quietest eight hours of the day</source>
        <translation>Nutzung in den ruhigsten acht Stunden des Tages</translation>
    </message>
    <message>
        <source>Evenness of pace</source>
        <translation>Gleichmaß des Tempos</translation>
    </message>
    <message>
        <source>Requests an hour</source>
        <translation>Anfragen je Stunde</translation>
    </message>
    <message>
        <source>Timing: {} of the accounts act together with, take over from, or moved to a new model with at least two others.</source>
        <translation>Zeit: {1:w} der Konten handeln gleichzeitig mit mindestens zwei anderen, lösen sie ab oder wechselten mit ihnen zu einem neuen Modell.</translation>
    </message>
    <message>
        <source>Prompts that begin &apos;{}&apos; are {} of the cluster&apos;s and {:.1f} % of everybody&apos;s.</source>
        <translation>Eingaben, die mit „{1}“ beginnen, sind {2:w} derer der Gruppe und {3} % derer aller Konten.</translation>
    </message>
    <message>
        <source>A lawful reason for the shared {} values, which tie {} of the {} accounts, would weaken it most.</source>
        <translation>Ein harmloser Grund für die gemeinsamen Werte ({1:w}), die {2:n} der {3:n} Konten verbinden, würde sie am meisten schwächen.</translation>
    </message>
    <message>
        <source>uses {} that {} of the cluster&apos;s {} parties and {} of all {} parties use</source>
        <translation>nutzt {1:w}, ebenso {2:n} der {3:n} Inhaber der Gruppe und {4:n} aller {5:n} Inhaber</translation>
    </message>
    <message>
        <source>an exact prompt</source>
        <translation>eine wortgleiche Eingabe</translation>
    </message>
    <message>
        <source>an API key</source>
        <translation>einen API-Schlüssel</translation>
    </message>
    <message>
        <source>a payer</source>
        <translation>einen Zahler</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>eine Adresse</translation>
    </message>
    <message>
        <source>a network</source>
        <translation>ein Netz</translation>
    </message>
    <message>
        <source>a {}</source>
        <translation>{1:w}</translation>
    </message>
    <message>
        <source>{:.0f} coincidences on {} days, where {:.1f} are usual when one account&apos;s days are turned against the other&apos;s and {:.0f} % of turns reach as many</source>
        <translation>{1} Übereinstimmungen an {2:n} Tagen; üblich sind {3}, wenn man die Tage des einen Kontos gegen die des anderen verschiebt, und {4} % der Verschiebungen erreichen so viele</translation>
    </message>
    <message>
        <source>is followed by the other within minutes of stopping: {}. Two shifts of one lawful team would break it.</source>
        <translation>wird vom anderen abgelöst, Minuten nachdem es aufhört: {1:w}. Zwei Schichten eines rechtmäßigen Teams sprächen dagegen.</translation>
    </message>
    <message>
        <source>starts within minutes of the other&apos;s stopping: {}. Two shifts of one lawful team would break it.</source>
        <translation>beginnt, Minuten nachdem das andere aufhört: {1:w}. Zwei Schichten eines rechtmäßigen Teams sprächen dagegen.</translation>
    </message>
    <message>
        <source>is followed by the other {} after the own last request, in the same manner; {:.1f} % of all accounts begin as close to that moment. An account renamed or moved for a lawful reason would break it.</source>
        <translation>wird {1:w} nach der eigenen letzten Anfrage vom anderen in gleicher Art fortgesetzt; {2} % aller Konten beginnen so nahe an diesem Zeitpunkt. Ein aus rechtmäßigem Grund umbenanntes oder verlegtes Konto spräche dagegen.</translation>
    </message>
    <message>
        <source>begins {} after the other&apos;s last request, in the same manner; {:.1f} % of all accounts begin as close to that moment. An account renamed or moved for a lawful reason would break it.</source>
        <translation>beginnt {1:w} nach der letzten Anfrage des anderen in gleicher Art; {2} % aller Konten beginnen so nahe an diesem Zeitpunkt. Ein aus rechtmäßigem Grund umbenanntes oder verlegtes Konto spräche dagegen.</translation>
    </message>
    <message>
        <source>is followed by the other {} after it was refused to the end, in the same manner; {:.1f} % of all accounts begin as close to that moment. A lawful new contract of the same customer would break it.</source>
        <translation>wird vom anderen in gleicher Art fortgesetzt, {1:w} nachdem es endgültig abgewiesen wurde; {2} % aller Konten beginnen so nahe an diesem Zeitpunkt. Ein rechtmäßiger neuer Vertrag desselben Kunden spräche dagegen.</translation>
    </message>
    <message>
        <source>begins {} after the other was refused to the end, in the same manner; {:.1f} % of all accounts begin as close to that moment. A lawful new contract of the same customer would break it.</source>
        <translation>beginnt in gleicher Art, {1:w} nachdem das andere endgültig abgewiesen wurde; {2} % aller Konten beginnen so nahe an diesem Zeitpunkt. Ein rechtmäßiger neuer Vertrag desselben Kunden spräche dagegen.</translation>
    </message>
    <message>
        <source>is followed by the other {} after it was banned by a reference date of the case, in the same manner; {:.1f} % of all accounts begin as close to that moment. A lawful new contract of the same customer would break it.</source>
        <translation>wird vom anderen in gleicher Art fortgesetzt, {1:w} nachdem es laut einem Bezugsdatum des Falls gesperrt wurde; {2} % aller Konten beginnen so nahe an diesem Zeitpunkt. Ein rechtmäßiger neuer Vertrag desselben Kunden spräche dagegen.</translation>
    </message>
    <message>
        <source>begins {} after the other was banned by a reference date of the case, in the same manner; {:.1f} % of all accounts begin as close to that moment. A lawful new contract of the same customer would break it.</source>
        <translation>beginnt in gleicher Art, {1:w} nachdem das andere laut einem Bezugsdatum des Falls gesperrt wurde; {2} % aller Konten beginnen so nahe an diesem Zeitpunkt. Ein rechtmäßiger neuer Vertrag desselben Kunden spräche dagegen.</translation>
    </message>
    <message>
        <source>moved to {} within a day of its first appearance in the log and {} from the other; {:.1f} % of the accounts that could did so as close to that moment. A common release of client software would break it.</source>
        <translation>wechselte zu {1} innerhalb eines Tages nach dessen erstem Auftreten im Protokoll und {2:w} vom anderen entfernt; {3} % der Konten, die es konnten, taten es so nahe an diesem Zeitpunkt. Eine gemeinsame neue Fassung der Software spräche dagegen.</translation>
    </message>
    <message>
        <source>moved to {} within a day of its release (a reference date of the case) and {} from the other; {:.1f} % of the accounts that could did so as close to that moment. A common release of client software would break it.</source>
        <translation>wechselte zu {1} innerhalb eines Tages nach dessen Erscheinen (ein Bezugsdatum des Falls) und {2:w} vom anderen entfernt; {3} % der Konten, die es konnten, taten es so nahe an diesem Zeitpunkt. Eine gemeinsame neue Fassung der Software spräche dagegen.</translation>
    </message>
    <message>
        <source>{} events lie outside the densest six years and were left out</source>
        <translation>{1:n} Ereignisse liegen außerhalb der dichtesten sechs Jahre und wurden ausgelassen</translation>
    </message>
    <message>
        <source>The case holds no events yet.</source>
        <translation>Der Fall hat noch keine Ereignisse.</translation>
    </message>
    <message>
        <source>The logs run from {} to {}.</source>
        <translation>Die Protokolle reichen vom {1:w} bis zum {2:w}.</translation>
    </message>
    <message>
        <source>{} They hold {} of {}. Detection has not been run.</source>
        <translation>{1:w} Sie enthalten {2:w} von {3:w}. Nach Auffälligkeiten wurde noch nicht gesucht.</translation>
    </message>
    <message>
        <source>{} Of {}, none stands out from its own past or acts in step with others.</source>
        <translation>{1:w} Von {2:w} hebt sich keines von seiner eigenen Vergangenheit ab oder handelt im Gleichschritt mit anderen.</translation>
    </message>
    <message>
        <source>{} acted in a way that calls for an explanation. {}</source>
        <translation>{1:w} auf eine Weise gehandelt, die eine Erklärung verlangt. {2:w}</translation>
    </message>
    <message>
        <source>Between {} and {}, {} of {}</source>
        <translation>Zwischen dem {1:w} und dem {2:w} haben {3:n} von {4:w}</translation>
    </message>
    <message>
        <source>On {}, {} of {}</source>
        <translation>Am {1:w} haben {2:n} von {3:w}</translation>
    </message>
    <message>
        <source>{} of {} are named in this case. {}</source>
        <translation>{1:n} von {2:w} werden in diesem Fall genannt. {3:w}</translation>
    </message>
    <message>
        <source>Together they made {} and received {}, {} of all output tokens in the logs.</source>
        <translation>Zusammen stellten sie {1:w} und erhielten {2:w}, {3:w} aller Ausgabe-Token in den Protokollen.</translation>
    </message>
    <message>
        <source>Together they made {} and received {}, {} of all requests in the logs.</source>
        <translation>Zusammen stellten sie {1:w} und erhielten {2:w}, {3:w} aller Anfragen in den Protokollen.</translation>
    </message>
    <message>
        <source>Together they made {}, {} of all requests in the logs.</source>
        <translation>Zusammen stellten sie {1:w}, {2:w} aller Anfragen in den Protokollen.</translation>
    </message>
    <message>
        <source>It made {} and received {}, {} of all output tokens in the logs.</source>
        <translation>Es stellte {1:w} und erhielt {2:w}, {3:w} aller Ausgabe-Token in den Protokollen.</translation>
    </message>
    <message>
        <source>It made {} and received {}, {} of all requests in the logs.</source>
        <translation>Es stellte {1:w} und erhielt {2:w}, {3:w} aller Anfragen in den Protokollen.</translation>
    </message>
    <message>
        <source>It made {}, {} of all requests in the logs.</source>
        <translation>Es stellte {1:w}, {2:w} aller Anfragen in den Protokollen.</translation>
    </message>
    <message>
        <source>{} request</source>
        <translation>{1:n} Anfrage</translation>
    </message>
    <message>
        <source>{} requests</source>
        <translation>{1:n} Anfragen</translation>
    </message>
    <message>
        <source>{} error</source>
        <translation>{1:n} Fehler</translation>
    </message>
    <message>
        <source>{} errors</source>
        <translation>{1:n} Fehler</translation>
    </message>
    <message>
        <source>{} output tokens</source>
        <translation>{1:n} Ausgabe-Token</translation>
    </message>
    <message>
        <source>{} input tokens</source>
        <translation>{1:n} Eingabe-Token</translation>
    </message>
    <message>
        <source>{} account</source>
        <translation>{1:n} Konto</translation>
    </message>
    <message>
        <source>{} accounts</source>
        <translation>{1:n} Konten</translation>
    </message>
    <message>
        <source>{} source</source>
        <translation>{1:n} Quelle</translation>
    </message>
    <message>
        <source>{} sources</source>
        <translation>{1:n} Quellen</translation>
    </message>
    <message>
        <source>{} record</source>
        <translation>{1:n} Datensatz</translation>
    </message>
    <message>
        <source>{} records</source>
        <translation>{1:n} Datensätzen</translation>
    </message>
    <message>
        <source>{} detection</source>
        <translation>{1:n} Auffälligkeit</translation>
    </message>
    <message>
        <source>{} detections</source>
        <translation>{1:n} Auffälligkeiten</translation>
    </message>
    <message>
        <source>{} finding</source>
        <translation>{1:n} Befund</translation>
    </message>
    <message>
        <source>{} findings</source>
        <translation>{1:n} Befunde</translation>
    </message>
    <message>
        <source>{:.1f} %</source>
        <translation>{1} %</translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation>weniger als 0,1 %</translation>
    </message>
    <message>
        <source>over 99.9 %</source>
        <translation>mehr als 99,9 %</translation>
    </message>
    <message>
        <source>an unknown date</source>
        <translation>unbekannten Tag</translation>
    </message>
    <message>
        <source>{} January {}</source>
        <translation>{1}. Januar {2}</translation>
    </message>
    <message>
        <source>{} February {}</source>
        <translation>{1}. Februar {2}</translation>
    </message>
    <message>
        <source>{} March {}</source>
        <translation>{1}. März {2}</translation>
    </message>
    <message>
        <source>{} April {}</source>
        <translation>{1}. April {2}</translation>
    </message>
    <message>
        <source>{} May {}</source>
        <translation>{1}. Mai {2}</translation>
    </message>
    <message>
        <source>{} June {}</source>
        <translation>{1}. Juni {2}</translation>
    </message>
    <message>
        <source>{} July {}</source>
        <translation>{1}. Juli {2}</translation>
    </message>
    <message>
        <source>{} August {}</source>
        <translation>{1}. August {2}</translation>
    </message>
    <message>
        <source>{} September {}</source>
        <translation>{1}. September {2}</translation>
    </message>
    <message>
        <source>{} October {}</source>
        <translation>{1}. Oktober {2}</translation>
    </message>
    <message>
        <source>{} November {}</source>
        <translation>{1}. November {2}</translation>
    </message>
    <message>
        <source>{} December {}</source>
        <translation>{1}. Dezember {2}</translation>
    </message>
    <message>
        <source>{}: {} confirmed by a person, {} dismissed, {} not yet looked at.</source>
        <translation>{1:w}: {2:n} von einem Menschen bestätigt, {3:n} verworfen, {4:n} noch nicht angesehen.</translation>
    </message>
    <message>
        <source>The strongest has a q-value of {:.2g}: of detections as strong as this, that share is expected to be chance.</source>
        <translation>Die stärkste hat einen q-Wert von {1}: Unter so starken Auffälligkeiten ist dieser Anteil als Zufall zu erwarten.</translation>
    </message>
    <message>
        <source>{}: {} stated with high confidence, {} signed off by a second person.</source>
        <translation>{1:w}: {2:n} mit hoher Sicherheit festgestellt, {3:n} von einer zweiten Person gegengezeichnet.</translation>
    </message>
    <message>
        <source>Every figure is counted from {}: {} were read, {} understood as events and {} kept as rejects.</source>
        <translation>Jede Zahl ist gezählt aus {1:w}: Von {2:w} wurden {3:n} als Ereignisse verstanden und {4:n} als Zurückgewiesene aufbewahrt.</translation>
    </message>
    <message>
        <source>No log has been imported.</source>
        <translation>Es wurde kein Protokoll eingelesen.</translation>
    </message>
    <message>
        <source>Detection has not been run.</source>
        <translation>Nach Auffälligkeiten wurde noch nicht gesucht.</translation>
    </message>
    <message>
        <source>{} detection waits for a decision.</source>
        <translation>{1:n} Auffälligkeit wartet auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>{} detections wait for a decision.</source>
        <translation>{1:n} Auffälligkeiten warten auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>{} finding is in draft or in review.</source>
        <translation>{1:n} Befund ist im Entwurf oder in Durchsicht.</translation>
    </message>
    <message>
        <source>{} findings are in draft or in review.</source>
        <translation>{1:n} Befunde sind im Entwurf oder in Durchsicht.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is confirmed but not signed off by a second person.</source>
        <translation>„{1}“ ist bestätigt, aber nicht von einer zweiten Person gegengezeichnet.</translation>
    </message>
    <message>
        <source>{} record could not be understood and is not in the figures.</source>
        <translation>{1:n} Datensatz wurde nicht verstanden und ist in den Zahlen nicht enthalten.</translation>
    </message>
    <message>
        <source>{} records could not be understood and are not in the figures.</source>
        <translation>{1:n} Datensätze wurden nicht verstanden und sind in den Zahlen nicht enthalten.</translation>
    </message>
    <message>
        <source>{} was read only in part: {}</source>
        <translation>{1} wurde nur zum Teil gelesen: {2:w}</translation>
    </message>
    <message>
        <source>The value is estimated from the tokens in the log; what was invoiced may differ. {}</source>
        <translation>Der Wert ist aus den Token im Protokoll geschätzt; der Rechnungsbetrag kann abweichen. {1:w}</translation>
    </message>
    <message>
        <source>Illustrative prices, not any provider&apos;s list: put the prices of your contract here.</source>
        <translation>Beispielpreise, keine Liste eines Anbieters: Tragen Sie hier die Preise Ihres Vertrags ein.</translation>
    </message>
    <message>
        <source>No value can be estimated: the log names no model with a known price, or no tokens.</source>
        <translation>Es kann kein Wert geschätzt werden: Das Protokoll nennt kein Modell mit bekanntem Preis, oder keine Token.</translation>
    </message>
    <message>
        <source>The exhibit does not say on which evidence it rests.</source>
        <translation>Der Beleg sagt nicht, auf welchen Beweismitteln er beruht.</translation>
    </message>
    <message>
        <source>Sources of the case have changed since this exhibit was cited; its figures are of that time.</source>
        <translation>Quellen des Falls haben sich geändert, seit dieser Beleg zitiert wurde; seine Zahlen sind von damals.</translation>
    </message>
    <message>
        <source>Cited from detection run {}; the newest run is {}, which does not have this detection.</source>
        <translation>Zitiert aus dem Lauf {1} der Suche; der neueste Lauf ist {2}, der diese Auffälligkeit nicht hat.</translation>
    </message>
    <message>
        <source>Cited from detection run {}; the newest run is {}, which has it too.</source>
        <translation>Zitiert aus dem Lauf {1} der Suche; der neueste Lauf ist {2}, der sie auch hat.</translation>
    </message>
    <message>
        <source>case.create</source>
        <translation>Fall angelegt</translation>
    </message>
    <message>
        <source>case.describe</source>
        <translation>Eigenschaften geändert</translation>
    </message>
    <message>
        <source>case.open</source>
        <translation>Fall geöffnet</translation>
    </message>
    <message>
        <source>case.verify</source>
        <translation>Fall geprüft</translation>
    </message>
    <message>
        <source>source.acquire</source>
        <translation>Quelle übernommen</translation>
    </message>
    <message>
        <source>source.verify</source>
        <translation>Quelle geprüft</translation>
    </message>
    <message>
        <source>import.failed</source>
        <translation>Einlesen fehlgeschlagen</translation>
    </message>
    <message>
        <source>import.cancelled</source>
        <translation>Einlesen abgebrochen</translation>
    </message>
    <message>
        <source>detection.run</source>
        <translation>Auffälligkeiten gesucht</translation>
    </message>
    <message>
        <source>verdict.set</source>
        <translation>Urteil gefällt</translation>
    </message>
    <message>
        <source>annotation.add</source>
        <translation>Anmerkung hinzugefügt</translation>
    </message>
    <message>
        <source>annotation.revise</source>
        <translation>Anmerkung geändert</translation>
    </message>
    <message>
        <source>annotation.retract</source>
        <translation>Anmerkung entfernt</translation>
    </message>
    <message>
        <source>annotation.restore</source>
        <translation>Anmerkung wiederhergestellt</translation>
    </message>
    <message>
        <source>finding.add</source>
        <translation>Befund angelegt</translation>
    </message>
    <message>
        <source>finding.revise</source>
        <translation>Befund geändert</translation>
    </message>
    <message>
        <source>finding.retract</source>
        <translation>Befund zurückgezogen</translation>
    </message>
    <message>
        <source>finding.restore</source>
        <translation>Befund wiederhergestellt</translation>
    </message>
    <message>
        <source>exhibit.add</source>
        <translation>Beleg hinzugefügt</translation>
    </message>
    <message>
        <source>exhibit.withdraw</source>
        <translation>Beleg zurückgezogen</translation>
    </message>
    <message>
        <source>exhibit.reinstate</source>
        <translation>Beleg wieder aufgenommen</translation>
    </message>
    <message>
        <source>tag.add</source>
        <translation>Marke vergeben</translation>
    </message>
    <message>
        <source>tag.remove</source>
        <translation>Marke entfernt</translation>
    </message>
    <message>
        <source>tag.restore</source>
        <translation>Marke wiederhergestellt</translation>
    </message>
    <message>
        <source>comment.add</source>
        <translation>Kommentar hinzugefügt</translation>
    </message>
    <message>
        <source>review.sign_off</source>
        <translation>Gegengezeichnet</translation>
    </message>
    <message>
        <source>reference.add</source>
        <translation>Bezugsdatum hinzugefügt</translation>
    </message>
    <message>
        <source>reference.revise</source>
        <translation>Bezugsdatum geändert</translation>
    </message>
    <message>
        <source>reference.retract</source>
        <translation>Bezugsdatum entfernt</translation>
    </message>
    <message>
        <source>reference.restore</source>
        <translation>Bezugsdatum wiederhergestellt</translation>
    </message>
    <message>
        <source>overlay.add</source>
        <translation>Regel hinzugefügt</translation>
    </message>
    <message>
        <source>overlay.apply</source>
        <translation>Regel angewandt</translation>
    </message>
    <message>
        <source>overlay.retract</source>
        <translation>Regel entfernt</translation>
    </message>
    <message>
        <source>overlay.restore</source>
        <translation>Regel wiederhergestellt</translation>
    </message>
    <message>
        <source>networks.set</source>
        <translation>Netze benannt</translation>
    </message>
    <message>
        <source>setting.change</source>
        <translation>Einstellung geändert</translation>
    </message>
    <message>
        <source>schema.migrate</source>
        <translation>Dateiformat erneuert</translation>
    </message>
    <message>
        <source>redaction.secret</source>
        <translation>Geheimnis für Pseudonyme angelegt</translation>
    </message>
    <message>
        <source>export.create</source>
        <translation>Paket geschrieben</translation>
    </message>
    <message>
        <source>export.failed</source>
        <translation>Export fehlgeschlagen</translation>
    </message>
    <message>
        <source>report.create</source>
        <translation>Bericht geschrieben</translation>
    </message>
    <message>
        <source>seal.create</source>
        <translation>Versiegelt</translation>
    </message>
    <message>
        <source>country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>asn</source>
        <translation>Netz (ASN)</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>user_agent</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>template</source>
        <translation>Eingabemuster</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>output_size</source>
        <translation>Länge der Antworten</translation>
    </message>
    <message>
        <source>input_size</source>
        <translation>Länge der Eingaben</translation>
    </message>
    <message>
        <source>api_key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>payment</source>
        <translation>Zahler</translation>
    </message>
    <message>
        <source>prompt_hash</source>
        <translation>wortgleiche Eingabe</translation>
    </message>
    <message>
        <source>client_ip</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>created</source>
        <translation>Tag der Anlage</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Tageszeiten</translation>
    </message>
    <message>
        <source>pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>synchrony</source>
        <translation>Gleichzeitigkeit</translation>
    </message>
    <message>
        <source>hand_over</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>replacement</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>pivot</source>
        <translation>Modellwechsel</translation>
    </message>
    <message>
        <source>Another program is using the case: close it there, or open it read-only</source>
        <translation>Ein anderes Programm benutzt den Fall: Schließen Sie ihn dort, oder öffnen Sie ihn nur zum Lesen</translation>
    </message>
    <message>
        <source>The case file is damaged: restore it from a copy, then run verify</source>
        <translation>Die Falldatei ist beschädigt: Stellen Sie sie aus einer Kopie wieder her und prüfen Sie sie dann</translation>
    </message>
    <message>
        <source>The disk is full: free some space and try again; nothing stored earlier is lost</source>
        <translation>Der Datenträger ist voll: Schaffen Sie Platz und versuchen Sie es noch einmal; nichts Gespeichertes ist verloren</translation>
    </message>
    <message>
        <source>this is a SQLite database, but not a Tidemark case</source>
        <translation>das ist eine SQLite-Datenbank, aber kein Tidemark-Fall</translation>
    </message>
    <message>
        <source>Open a .tidemark file, or import this file into a case</source>
        <translation>Öffnen Sie eine .tidemark-Datei, oder lesen Sie diese Datei in einen Fall ein</translation>
    </message>
    <message>
        <source>the case has format version {}; this program knows up to {}</source>
        <translation>der Fall hat die Formatversion {1}; dieses Programm kennt Versionen bis {2}</translation>
    </message>
    <message>
        <source>Open it with a newer Tidemark</source>
        <translation>Öffnen Sie ihn mit einem neueren Tidemark</translation>
    </message>
    <message>
        <source>the case has the older format version {}</source>
        <translation>der Fall hat die ältere Formatversion {1}</translation>
    </message>
    <message>
        <source>Open it once for writing to bring it up to date</source>
        <translation>Öffnen Sie ihn einmal zum Schreiben, um ihn zu erneuern</translation>
    </message>
    <message>
        <source>the folder cannot be written to ({})</source>
        <translation>in den Ordner kann nicht geschrieben werden ({1})</translation>
    </message>
    <message>
        <source>Open the case read-only, or copy it to a folder of your own</source>
        <translation>Öffnen Sie den Fall nur zum Lesen, oder kopieren Sie ihn in einen eigenen Ordner</translation>
    </message>
    <message>
        <source>the case is open in another program</source>
        <translation>der Fall ist in einem anderen Programm geöffnet</translation>
    </message>
    <message>
        <source>Close it there, or open it read-only</source>
        <translation>Schließen Sie ihn dort, oder öffnen Sie ihn nur zum Lesen</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>Check the name, or make a case with: tidemark-cli new</source>
        <translation>Prüfen Sie den Namen, oder legen Sie einen Fall an</translation>
    </message>
    <message>
        <source>a case is never opened through a symbolic link</source>
        <translation>ein Fall wird nie über eine symbolische Verknüpfung geöffnet</translation>
    </message>
    <message>
        <source>Name the file itself</source>
        <translation>Nennen Sie die Datei selbst</translation>
    </message>
    <message>
        <source>this is not a file</source>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>Restore it from a copy</source>
        <translation>Stellen Sie sie aus einer Kopie wieder her</translation>
    </message>
    <message>
        <source>a file of that name is already there</source>
        <translation>eine Datei dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>Choose another name; nothing is overwritten</source>
        <translation>Wählen Sie einen anderen Namen; nichts wird überschrieben</translation>
    </message>
    <message>
        <source>choose another name; nothing is overwritten</source>
        <translation>wählen Sie einen anderen Namen; nichts wird überschrieben</translation>
    </message>
    <message>
        <source>choose another name; nothing was overwritten</source>
        <translation>wählen Sie einen anderen Namen; nichts wurde überschrieben</translation>
    </message>
    <message>
        <source>Choose a folder that can be written to</source>
        <translation>Wählen Sie einen Ordner, in den geschrieben werden kann</translation>
    </message>
    <message>
        <source>the file is not a Tidemark case</source>
        <translation>die Datei ist kein Tidemark-Fall</translation>
    </message>
    <message>
        <source>the case is open read-only</source>
        <translation>der Fall ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>close the other program that has it open, or open it for writing</source>
        <translation>schließen Sie das andere Programm, das ihn geöffnet hat, oder öffnen Sie ihn zum Schreiben</translation>
    </message>
    <message>
        <source>Open it for writing to import</source>
        <translation>Öffnen Sie ihn zum Einlesen auch zum Schreiben</translation>
    </message>
    <message>
        <source>no time zone is named &apos;{}&apos;</source>
        <translation>keine Zeitzone heißt „{1}“</translation>
    </message>
    <message>
        <source>Use an IANA name such as Europe/Berlin, or an offset such as +03:30</source>
        <translation>Nehmen Sie einen IANA-Namen wie Europe/Berlin oder einen Abstand wie +03:30</translation>
    </message>
    <message>
        <source>a compressed frame is damaged ({})</source>
        <translation>ein gepackter Abschnitt ist beschädigt ({1})</translation>
    </message>
    <message>
        <source>stopped on request</source>
        <translation>auf Wunsch angehalten</translation>
    </message>
    <message>
        <source>The case file is damaged: run verify to see how far</source>
        <translation>Die Falldatei ist beschädigt: Prüfen Sie sie, um zu sehen, wie weit</translation>
    </message>
    <message>
        <source>a stored column is damaged</source>
        <translation>eine gespeicherte Spalte ist beschädigt</translation>
    </message>
    <message>
        <source>a stored text column is damaged</source>
        <translation>eine gespeicherte Textspalte ist beschädigt</translation>
    </message>
    <message>
        <source>a stored set of events is damaged</source>
        <translation>eine gespeicherte Menge von Ereignissen ist beschädigt</translation>
    </message>
    <message>
        <source>Run verify to see what else is damaged</source>
        <translation>Prüfen Sie den Fall, um zu sehen, was noch beschädigt ist</translation>
    </message>
    <message>
        <source>is not valid UTF-8 text</source>
        <translation>ist kein gültiger UTF-8-Text</translation>
    </message>
    <message>
        <source>free some space and try again</source>
        <translation>schaffen Sie Platz und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>a filter has at most {} terms</source>
        <translation>ein Filter hat höchstens {1} Teile</translation>
    </message>
    <message>
        <source>column {}</source>
        <translation>Spalte {1}</translation>
    </message>
    <message>
        <source>line {}</source>
        <translation>Zeile {1}</translation>
    </message>
    <message>
        <source>a field name is missing before the colon</source>
        <translation>vor dem Doppelpunkt fehlt ein Feldname</translation>
    </message>
    <message>
        <source>no field is named &apos;{}&apos;; did you mean &apos;{}&apos;?</source>
        <translation>kein Feld heißt „{1}“; meinten Sie „{2}“?</translation>
    </message>
    <message>
        <source>no field is named &apos;{}&apos;</source>
        <translation>kein Feld heißt „{1}“</translation>
    </message>
    <message>
        <source>To search the raw record for a text with a colon, put it in quotes</source>
        <translation>Um im rohen Datensatz nach einem Text mit Doppelpunkt zu suchen, setzen Sie ihn in Anführungszeichen</translation>
    </message>
    <message>
        <source>there is nothing between the quotes</source>
        <translation>zwischen den Anführungszeichen steht nichts</translation>
    </message>
    <message>
        <source>For events without the field write {}:none</source>
        <translation>Für Ereignisse ohne dieses Feld schreiben Sie {1}:none</translation>
    </message>
    <message>
        <source>a value is missing after the comma</source>
        <translation>nach dem Komma fehlt ein Wert</translation>
    </message>
    <message>
        <source>a value is missing before the comma</source>
        <translation>vor dem Komma fehlt ein Wert</translation>
    </message>
    <message>
        <source>nothing follows the minus sign</source>
        <translation>nach dem Minuszeichen folgt nichts</translation>
    </message>
    <message>
        <source>a value is missing after &apos;{}:&apos;</source>
        <translation>nach „{1}:“ fehlt ein Wert</translation>
    </message>
    <message>
        <source>this quotation mark is never closed</source>
        <translation>dieses Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>a colon is missing after &apos;{}&apos;: write {}</source>
        <translation>nach „{1}“ fehlt ein Doppelpunkt: Schreiben Sie {2}</translation>
    </message>
    <message>
        <source>To search the raw record for this text, put it in quotes</source>
        <translation>Um diesen Text im rohen Datensatz zu suchen, setzen Sie ihn in Anführungszeichen</translation>
    </message>
    <message>
        <source>every event has a source</source>
        <translation>jedes Ereignis hat eine Quelle</translation>
    </message>
    <message>
        <source>&apos;{}&apos; is not one of {}</source>
        <translation>„{1}“ ist keines von {2}</translation>
    </message>
    <message>
        <source>&apos;{}&apos; is not a time; write for example 2024-10-03 or 2024-10-03T14:30</source>
        <translation>„{1}“ ist keine Zeit; schreiben Sie zum Beispiel 2024-10-03 oder 2024-10-03T14:30</translation>
    </message>
    <message>
        <source>no value can lie beyond that limit</source>
        <translation>jenseits dieser Grenze kann kein Wert liegen</translation>
    </message>
    <message>
        <source>&apos;{}&apos; is not a whole number; write for example 404, &gt;=400, 400..499 or 2k</source>
        <translation>„{1}“ ist keine ganze Zahl; schreiben Sie zum Beispiel 404, &gt;=400, 400..499 oder 2k</translation>
    </message>
    <message>
        <source>the range {} ends before it begins</source>
        <translation>der Bereich {1} endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>the case has no {} &apos;{}&apos;</source>
        <translation>der Fall hat keinen Eintrag „{2}“ ({1:w})</translation>
    </message>
    <message>
        <source>the case has no account &apos;{}&apos;</source>
        <translation>der Fall hat kein Konto „{1}“</translation>
    </message>
    <message>
        <source>the case has no detection {}</source>
        <translation>der Fall hat keine Auffälligkeit {1}</translation>
    </message>
    <message>
        <source>the case has no event {}</source>
        <translation>der Fall hat kein Ereignis {1}</translation>
    </message>
    <message>
        <source>the case has no source {}</source>
        <translation>der Fall hat keine Quelle {1}</translation>
    </message>
    <message>
        <source>the case has no events yet</source>
        <translation>der Fall hat noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Import a log first</source>
        <translation>Lesen Sie zuerst ein Protokoll ein</translation>
    </message>
    <message>
        <source>more than {} buckets would be needed</source>
        <translation>es wären mehr als {1:n} Abschnitte nötig</translation>
    </message>
    <message>
        <source>Choose wider buckets or a shorter time</source>
        <translation>Wählen Sie breitere Abschnitte oder eine kürzere Zeit</translation>
    </message>
    <message>
        <source>the time has no bound</source>
        <translation>die Zeit hat keine Grenze</translation>
    </message>
    <message>
        <source>Name its first and last day</source>
        <translation>Nennen Sie den ersten und den letzten Tag</translation>
    </message>
    <message>
        <source>&apos;{}&apos; holds no records: {}</source>
        <translation>„{1}“ enthält keine Datensätze: {2:w}</translation>
    </message>
    <message>
        <source>&apos;{}&apos; was read as {}</source>
        <translation>„{1}“ wurde als {2} gelesen</translation>
    </message>
    <message>
        <source>it holds nothing to read</source>
        <translation>sie enthält nichts zu lesen</translation>
    </message>
    <message>
        <source>Check that it was copied completely; nothing was imported</source>
        <translation>Prüfen Sie, ob sie vollständig kopiert wurde; es wurde nichts eingelesen</translation>
    </message>
    <message>
        <source>reading stopped at byte {}: {}</source>
        <translation>das Lesen endete bei Byte {1:n}: {2:w}</translation>
    </message>
    <message>
        <source>Choose a format with --format, or see: tidemark-cli formats</source>
        <translation>Wählen Sie in der Vorschau ein Format</translation>
    </message>
    <message>
        <source>No record could be read before the damage; get an intact copy</source>
        <translation>Vor dem Schaden war kein Datensatz lesbar; besorgen Sie eine unversehrte Kopie</translation>
    </message>
    <message>
        <source>the archive cannot be opened ({})</source>
        <translation>das Archiv lässt sich nicht öffnen ({1})</translation>
    </message>
    <message>
        <source>Check that the file was copied completely</source>
        <translation>Prüfen Sie, ob die Datei vollständig kopiert wurde</translation>
    </message>
    <message>
        <source>member &apos;{}&apos; is damaged ({})</source>
        <translation>der Teil „{1}“ ist beschädigt ({2})</translation>
    </message>
    <message>
        <source>the archive is damaged ({})</source>
        <translation>das Archiv ist beschädigt ({1})</translation>
    </message>
    <message>
        <source>the archive has more than {} members</source>
        <translation>das Archiv hat mehr als {1:n} Teile</translation>
    </message>
    <message>
        <source>{} bytes came out of the first {}: taken for a decompression bomb and left there</source>
        <translation>aus den ersten {2:n} Bytes kamen {1:n} heraus: Das sieht nach einer Dekompressionsbombe aus und wurde dort beendet</translation>
    </message>
    <message>
        <source>Check that the file can be read</source>
        <translation>Prüfen Sie, ob die Datei lesbar ist</translation>
    </message>
    <message>
        <source>Check that the folder can be read</source>
        <translation>Prüfen Sie, ob der Ordner lesbar ist</translation>
    </message>
    <message>
        <source>Check the name and that the file can be read</source>
        <translation>Prüfen Sie den Namen und ob die Datei lesbar ist</translation>
    </message>
    <message>
        <source>Check the name and that it can be read</source>
        <translation>Prüfen Sie den Namen und ob sie lesbar ist</translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation>Prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>the folder holds no files</source>
        <translation>der Ordner enthält keine Dateien</translation>
    </message>
    <message>
        <source>this is a folder that cannot be read</source>
        <translation>das ist ein Ordner, der nicht lesbar ist</translation>
    </message>
    <message>
        <source>the same bytes are already in the case as source {}; nothing was imported</source>
        <translation>dieselben Bytes sind als Quelle {1} schon im Fall; es wurde nichts eingelesen</translation>
    </message>
    <message>
        <source>the file changed while it was being read ({} bytes before, {} after)</source>
        <translation>die Datei änderte sich beim Lesen ({1:n} Bytes vorher, {2:n} nachher)</translation>
    </message>
    <message>
        <source>{} times name no zone; they were read as UTC (give --timezone if that is wrong)</source>
        <translation>{1:n} Zeiten nennen keine Zone; sie wurden als UTC gelesen</translation>
    </message>
    <message>
        <source>applying joins and address files</source>
        <translation>Verknüpfungen und Adressdateien werden angewandt</translation>
    </message>
    <message>
        <source>the joins and address files of the case are not applied: {}</source>
        <translation>die Verknüpfungen und Adressdateien des Falls sind nicht angewandt: {1:w}</translation>
    </message>
    <message>
        <source>gzip data has {} near byte {}</source>
        <translation>die gzip-Daten haben bei Byte {2:n} {1:w}</translation>
    </message>
    <message>
        <source>an invalid deflate block</source>
        <translation>einen ungültigen Block</translation>
    </message>
    <message>
        <source>an invalid deflate symbol</source>
        <translation>ein ungültiges Zeichen</translation>
    </message>
    <message>
        <source>a reference to data that is not there</source>
        <translation>einen Verweis auf fehlende Daten</translation>
    </message>
    <message>
        <source>bytes that are not a gzip header</source>
        <translation>Bytes, die kein gzip-Kopf sind</translation>
    </message>
    <message>
        <source>an unknown compression method</source>
        <translation>ein unbekanntes Verfahren</translation>
    </message>
    <message>
        <source>a wrong checksum</source>
        <translation>eine falsche Prüfsumme</translation>
    </message>
    <message>
        <source>damaged gzip data</source>
        <translation>beschädigte Daten</translation>
    </message>
    <message>
        <source>gzip data stops in the middle at byte {}</source>
        <translation>die gzip-Daten brechen bei Byte {1:n} ab</translation>
    </message>
    <message>
        <source>zstd data is damaged near byte {} ({})</source>
        <translation>die zstd-Daten sind bei Byte {1:n} beschädigt ({2})</translation>
    </message>
    <message>
        <source>zstd data stops in the middle at byte {}</source>
        <translation>die zstd-Daten brechen bei Byte {1:n} ab</translation>
    </message>
    <message>
        <source>the content is not text</source>
        <translation>der Inhalt ist kein Text</translation>
    </message>
    <message>
        <source>the content is not JSON</source>
        <translation>der Inhalt ist kein JSON</translation>
    </message>
    <message>
        <source>the content is not delimited text</source>
        <translation>der Inhalt ist kein Text mit Trennzeichen</translation>
    </message>
    <message>
        <source>the content is not in a format that is understood</source>
        <translation>der Inhalt hat kein bekanntes Format</translation>
    </message>
    <message>
        <source>It cannot be read as {}</source>
        <translation>Es lässt sich nicht als {1} lesen</translation>
    </message>
    <message>
        <source>There is no header: columns are named by their number</source>
        <translation>Es gibt keine Kopfzeile: Spalten heißen nach ihrer Nummer</translation>
    </message>
    <message>
        <source>{} s are added to every time</source>
        <translation>Zu jeder Zeit werden {1:n} s hinzugezählt</translation>
    </message>
    <message>
        <source>No field is known to hold the time</source>
        <translation>Von keinem Feld ist bekannt, dass es die Zeit enthält</translation>
    </message>
    <message>
        <source>Times are counted from the start that was given</source>
        <translation>Zeiten zählen ab dem angegebenen Beginn</translation>
    </message>
    <message>
        <source>Times are counted from a start that is not known: events have no date until one is given</source>
        <translation>Zeiten zählen ab einem unbekannten Beginn: Ereignisse haben kein Datum, bis er angegeben wird</translation>
    </message>
    <message>
        <source>Times without zone are read as {}</source>
        <translation>Zeiten ohne Zone werden als {1} gelesen</translation>
    </message>
    <message>
        <source>{} is taken from &quot;{}&quot;, by its name</source>
        <translation>{1} wird nach dem Namen aus „{2}“ genommen</translation>
    </message>
    <message>
        <source>{} of {} records have the {} keys that it needs</source>
        <translation>{1:n} von {2:n} Datensätzen haben die {3} nötigen Schlüssel</translation>
    </message>
    <message>
        <source>{} of {} records have the {} keys that it needs, and {:.0f} of {} others</source>
        <translation>{1:n} von {2:n} Datensätzen haben die {3} nötigen Schlüssel und {4} von {5} weiteren</translation>
    </message>
    <message>
        <source>{} of {} records have the {} keys that it needs, and {:.0f} of {} others, and so does the name of the file</source>
        <translation>{1:n} von {2:n} Datensätzen haben die {3} nötigen Schlüssel und {4} von {5} weiteren, und der Dateiname passt</translation>
    </message>
    <message>
        <source>{} of {} lines look like it</source>
        <translation>{1:n} von {2:n} Zeilen sehen so aus</translation>
    </message>
    <message>
        <source>{} of {} lines look like it, and so does the name of the file</source>
        <translation>{1:n} von {2:n} Zeilen sehen so aus, und der Dateiname passt</translation>
    </message>
    <message>
        <source>nothing fits better</source>
        <translation>nichts passt besser</translation>
    </message>
    <message>
        <source>it is JSON</source>
        <translation>es ist JSON</translation>
    </message>
    <message>
        <source>it is delimited text</source>
        <translation>es ist Text mit Trennzeichen</translation>
    </message>
    <message>
        <source>no format is named &apos;{}&apos;</source>
        <translation>kein Format heißt „{1}“</translation>
    </message>
    <message>
        <source>See: tidemark-cli formats</source>
        <translation>Wählen Sie ein Format aus der Liste</translation>
    </message>
    <message>
        <source>the profile cannot be read</source>
        <translation>das Profil ist nicht lesbar</translation>
    </message>
    <message>
        <source>the profile cannot be written</source>
        <translation>das Profil kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>the file is too large for a profile</source>
        <translation>die Datei ist zu groß für ein Profil</translation>
    </message>
    <message>
        <source>Check its permissions</source>
        <translation>Prüfen Sie ihre Rechte</translation>
    </message>
    <message>
        <source>there is another profile &apos;{}&apos;</source>
        <translation>es gibt schon ein Profil „{1}“</translation>
    </message>
    <message>
        <source>Give it another id</source>
        <translation>Geben Sie ihm eine andere Kennung</translation>
    </message>
    <message>
        <source>&apos;{}&apos; cannot be the id of a profile of your own</source>
        <translation>„{1}“ kann keine Kennung eines eigenen Profils sein</translation>
    </message>
    <message>
        <source>Use a-z, 0-9 and _, and no name of a built-in profile</source>
        <translation>Nehmen Sie a-z, 0-9 und _, und keinen Namen eines eingebauten Profils</translation>
    </message>
    <message>
        <source>a profile of that name is already there</source>
        <translation>ein Profil dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>Choose another name, or replace it</source>
        <translation>Wählen Sie einen anderen Namen, oder ersetzen Sie es</translation>
    </message>
    <message>
        <source>A profile is a JSON file</source>
        <translation>Ein Profil ist eine JSON-Datei</translation>
    </message>
    <message>
        <source>There is no field &quot;{}&quot;</source>
        <translation>Es gibt kein Feld „{1}“</translation>
    </message>
    <message>
        <source>No source is given for &quot;{}&quot;</source>
        <translation>Für „{1}“ ist keine Herkunft angegeben</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not a time</source>
        <translation>„{1}“ ist keine Zeit</translation>
    </message>
    <message>
        <source>Write it as 2024-10-03T14:00:00Z</source>
        <translation>Schreiben Sie sie wie 2024-10-03T14:00:00Z</translation>
    </message>
    <message>
        <source>The clock offset is out of range</source>
        <translation>Die Uhrabweichung ist zu groß</translation>
    </message>
    <message>
        <source>not valid JSON</source>
        <translation>kein gültiges JSON</translation>
    </message>
    <message>
        <source>a JSON object expected</source>
        <translation>ein JSON-Objekt erwartet</translation>
    </message>
    <message>
        <source>not valid UTF-8</source>
        <translation>kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>nested deeper than {} levels</source>
        <translation>tiefer als {1} Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>nested deeper than 64 levels</source>
        <translation>tiefer als 64 Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>half of a surrogate pair stands alone</source>
        <translation>ein halbes Ersatzzeichenpaar steht allein</translation>
    </message>
    <message>
        <source>a string holds an escape that does not exist</source>
        <translation>eine Zeichenkette hat eine unbekannte Umschreibung</translation>
    </message>
    <message>
        <source>a string holds a control character</source>
        <translation>eine Zeichenkette enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>a string is not closed</source>
        <translation>eine Zeichenkette ist nicht geschlossen</translation>
    </message>
    <message>
        <source>a number is not valid JSON</source>
        <translation>eine Zahl ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>longer than 16 MiB</source>
        <translation>länger als 16 MiB</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>a bracket is not closed</source>
        <translation>eine Klammer ist nicht geschlossen</translation>
    </message>
    <message>
        <source>text follows a closing quote</source>
        <translation>nach einem schließenden Anführungszeichen folgt Text</translation>
    </message>
    <message>
        <source>more than 10,000 values</source>
        <translation>mehr als 10.000 Werte</translation>
    </message>
    <message>
        <source>more than 1,000 values</source>
        <translation>mehr als 1.000 Werte</translation>
    </message>
    <message>
        <source>{} values where {} are expected</source>
        <translation>{1:n} Werte statt der erwarteten {2:n}</translation>
    </message>
    <message>
        <source>{} values where at least {} are expected</source>
        <translation>{1:n} Werte statt mindestens {2:n}</translation>
    </message>
    <message>
        <source>the line does not have the expected form</source>
        <translation>die Zeile hat nicht die erwartete Form</translation>
    </message>
    <message>
        <source>no usable time: the record names none</source>
        <translation>keine brauchbare Zeit: Der Datensatz nennt keine</translation>
    </message>
    <message>
        <source>no usable time: &quot;{}&quot;</source>
        <translation>keine brauchbare Zeit: „{1}“</translation>
    </message>
    <message>
        <source>no usable time: &quot;{}&quot; is outside the years 1677 to 2262</source>
        <translation>keine brauchbare Zeit: „{1}“ liegt außerhalb der Jahre 1677 bis 2262</translation>
    </message>
    <message>
        <source>not an event of this format: {} is &quot;{}&quot;</source>
        <translation>kein Ereignis dieses Formats: {1} ist „{2}“</translation>
    </message>
    <message>
        <source>no spans in this record</source>
        <translation>keine Spans in diesem Datensatz</translation>
    </message>
    <message>
        <source>no #Fields directive before this line</source>
        <translation>vor dieser Zeile fehlt die Angabe #Fields</translation>
    </message>
    <message>
        <source>Importing {}</source>
        <translation>Lese {1} ein</translation>
    </message>
    <message>
        <source>Hashing {}</source>
        <translation>Bilde Hash von {1}</translation>
    </message>
    <message>
        <source>Reading events</source>
        <translation>Lese Ereignisse</translation>
    </message>
    <message>
        <source>Comparing events</source>
        <translation>Vergleiche Ereignisse</translation>
    </message>
    <message>
        <source>Comparing {}</source>
        <translation>Vergleiche {1}</translation>
    </message>
    <message>
        <source>Counting figures again</source>
        <translation>Zähle Zahlen nach</translation>
    </message>
    <message>
        <source>Reading the case</source>
        <translation>Lese den Fall</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Schreibe den Bericht</translation>
    </message>
    <message>
        <source>Writing records</source>
        <translation>Schreibe Datensätze</translation>
    </message>
    <message>
        <source>Writing originals</source>
        <translation>Schreibe Originale</translation>
    </message>
    <message>
        <source>Writing events</source>
        <translation>Schreibe Ereignisse</translation>
    </message>
    <message>
        <source>Writing {}</source>
        <translation>Schreibe {1}</translation>
    </message>
    <message>
        <source>Reading findings and exhibits</source>
        <translation>Lese Befunde und Belege</translation>
    </message>
    <message>
        <source>Reading source lines</source>
        <translation>Lese Quellzeilen</translation>
    </message>
    <message>
        <source>an annotation needs a text</source>
        <translation>eine Anmerkung braucht einen Text</translation>
    </message>
    <message>
        <source>the time range ends before it starts</source>
        <translation>der Zeitraum endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>a comment needs a text</source>
        <translation>ein Kommentar braucht einen Text</translation>
    </message>
    <message>
        <source>{} wrote this finding and cannot sign it off</source>
        <translation>{1} hat diesen Befund geschrieben und kann ihn nicht gegenzeichnen</translation>
    </message>
    <message>
        <source>a second person has to review it</source>
        <translation>eine zweite Person muss ihn durchsehen</translation>
    </message>
    <message>
        <source>a finding needs a title</source>
        <translation>ein Befund braucht einen Titel</translation>
    </message>
    <message>
        <source>there is no finding {}</source>
        <translation>es gibt keinen Befund {1}</translation>
    </message>
    <message>
        <source>finding {} was changed meanwhile by {}</source>
        <translation>der Befund {1} wurde inzwischen von {2} geändert</translation>
    </message>
    <message>
        <source>read it again and repeat the edit</source>
        <translation>lesen Sie ihn neu und wiederholen Sie die Änderung</translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be the name of a tag</source>
        <translation>„{1}“ kann nicht der Name einer Marke sein</translation>
    </message>
    <message>
        <source>use up to 100 letters, digits, &apos;-&apos;, &apos;_&apos;, &apos;.&apos; or &apos;/&apos;, without blanks and not starting with &apos;-&apos;</source>
        <translation>nehmen Sie bis zu 100 Buchstaben, Ziffern, „-“, „_“, „.“ oder „/“, ohne Leerzeichen und nicht mit „-“ am Anfang</translation>
    </message>
    <message>
        <source>a reference date needs a name</source>
        <translation>ein Bezugsdatum braucht einen Namen</translation>
    </message>
    <message>
        <source>a reference date needs a time</source>
        <translation>ein Bezugsdatum braucht eine Zeit</translation>
    </message>
    <message>
        <source>Write one line of at most {} bytes</source>
        <translation>Schreiben Sie eine Zeile von höchstens {1:n} Bytes</translation>
    </message>
    <message>
        <source>dismissing a detection needs a reason</source>
        <translation>das Verwerfen einer Auffälligkeit braucht einen Grund</translation>
    </message>
    <message>
        <source>say why it is not of interest</source>
        <translation>sagen Sie, warum sie nicht von Belang ist</translation>
    </message>
    <message>
        <source>no event is in what the exhibit would show</source>
        <translation>in dem, was der Beleg zeigen würde, ist kein Ereignis</translation>
    </message>
    <message>
        <source>check the accounts, the time range and the filter</source>
        <translation>prüfen Sie Konten, Zeitraum und Filter</translation>
    </message>
    <message>
        <source>each side is a format or a source</source>
        <translation>jede Seite ist ein Format oder eine Quelle</translation>
    </message>
    <message>
        <source>both sides are the same</source>
        <translation>beide Seiten sind gleich</translation>
    </message>
    <message>
        <source>&apos;{}&apos; is no id that records could share</source>
        <translation>„{1}“ ist keine Kennung, die Datensätze teilen könnten</translation>
    </message>
    <message>
        <source>Choose request_id, session_id or another field of text</source>
        <translation>Wählen Sie request_id, session_id oder ein anderes Textfeld</translation>
    </message>
    <message>
        <source>&apos;{}&apos; is never filled by a join</source>
        <translation>„{1}“ wird nie durch eine Verknüpfung ergänzt</translation>
    </message>
    <message>
        <source>this is not an MMDB file</source>
        <translation>das ist keine MMDB-Datei</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>Name a file in the MaxMind DB format, such as GeoLite2-Country.mmdb</source>
        <translation>Nennen Sie eine Datei im Format MaxMind DB, etwa GeoLite2-Country.mmdb</translation>
    </message>
    <message>
        <source>the file is not the one that the rule was made with</source>
        <translation>die Datei ist nicht die, mit der die Regel gemacht wurde</translation>
    </message>
    <message>
        <source>Put the file back, or remove the rule and add the new file</source>
        <translation>Legen Sie die Datei zurück, oder entfernen Sie die Regel und fügen Sie die neue hinzu</translation>
    </message>
    <message>
        <source>The case refers to this file and does not hold its bytes: put it back unchanged</source>
        <translation>Der Fall verweist auf diese Datei und enthält ihre Bytes nicht: Legen Sie sie unverändert zurück</translation>
    </message>
    <message>
        <source>the referenced original is not there</source>
        <translation>das Original, auf das verwiesen wird, ist nicht da</translation>
    </message>
    <message>
        <source>the referenced original is shorter than when it was imported</source>
        <translation>das Original, auf das verwiesen wird, ist kürzer als beim Einlesen</translation>
    </message>
    <message>
        <source>a key of that name is already there</source>
        <translation>einen Schlüssel dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>there is no such key</source>
        <translation>diesen Schlüssel gibt es nicht</translation>
    </message>
    <message>
        <source>the key&apos;s name cannot be a file name</source>
        <translation>der Name des Schlüssels kann kein Dateiname sein</translation>
    </message>
    <message>
        <source>use letters, digits, &apos;-&apos;, &apos;_&apos; and &apos;.&apos;</source>
        <translation>nehmen Sie Buchstaben, Ziffern, „-“, „_“ und „.“</translation>
    </message>
    <message>
        <source>the signing key cannot be opened</source>
        <translation>der Schlüssel lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>check the password and that the file is an Ed25519 key</source>
        <translation>prüfen Sie das Kennwort und ob die Datei ein Ed25519-Schlüssel ist</translation>
    </message>
    <message>
        <source>a signing key needs a password</source>
        <translation>ein Schlüssel zum Signieren braucht ein Kennwort</translation>
    </message>
    <message>
        <source>a file or folder of that name is already there</source>
        <translation>eine Datei oder einen Ordner dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>no package can be made in this folder</source>
        <translation>in diesem Ordner kann kein Paket angelegt werden</translation>
    </message>
    <message>
        <source>the package cannot be written</source>
        <translation>das Paket kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>the first redacted export of a case makes its secret, which needs the case open for writing</source>
        <translation>der erste geschwärzte Export eines Falls legt dessen Geheimnis an; dazu muss der Fall zum Schreiben geöffnet sein</translation>
    </message>
    <message>
        <source>replaced by a keyed pseudonym</source>
        <translation>durch ein Pseudonym ersetzt</translation>
    </message>
    <message>
        <source>left out: verbatim records and originals are not exported</source>
        <translation>weggelassen: wörtliche Datensätze und Originale werden nicht exportiert</translation>
    </message>
    <message>
        <source>Records of source {} are not in the bundle: {}</source>
        <translation>Datensätze der Quelle {1} sind nicht im Paket: {2:w}</translation>
    </message>
    <message>
        <source>The bundle is not signed: its hashes show damage, but anyone could have made them anew.</source>
        <translation>Das Paket ist nicht signiert: Seine Hashes zeigen Schäden, aber jeder könnte sie neu gebildet haben.</translation>
    </message>
    <message>
        <source>Compare the key&apos;s fingerprint with one that its owner gave you by another way.</source>
        <translation>Vergleichen Sie den Fingerabdruck des Schlüssels mit einem, den der Besitzer Ihnen auf anderem Weg gab.</translation>
    </message>
    <message>
        <source>This is a BagIt package that Tidemark did not make: checked were its hashes and its layout, nothing more.</source>
        <translation>Dies ist ein BagIt-Paket, das nicht von Tidemark stammt: Geprüft wurden seine Hashes und sein Aufbau, sonst nichts.</translation>
    </message>
    <message>
        <source>This bundle was made for a manager: it has the report and no files of exhibits.</source>
        <translation>Dieses Paket ist für Führungskräfte: Es hat den Bericht und keine Dateien der Belege.</translation>
    </message>
    <message>
        <source>The bundle holds no files of exhibits.</source>
        <translation>Das Paket enthält keine Dateien der Belege.</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>the zip file is damaged ({})</source>
        <translation>die zip-Datei ist beschädigt ({1})</translation>
    </message>
    <message>
        <source>get another copy</source>
        <translation>besorgen Sie eine andere Kopie</translation>
    </message>
    <message>
        <source>the zip file does not hold one folder with a bundle</source>
        <translation>die zip-Datei enthält keinen Ordner mit einem Paket</translation>
    </message>
    <message>
        <source>the zip file holds no files</source>
        <translation>die zip-Datei enthält keine Dateien</translation>
    </message>
    <message>
        <source>the bundle was refused; nothing of it was written anywhere</source>
        <translation>das Paket wurde abgelehnt; nichts davon wurde irgendwo geschrieben</translation>
    </message>
    <message>
        <source>the file is missing: this is not a BagIt package</source>
        <translation>die Datei fehlt: Das ist kein BagIt-Paket</translation>
    </message>
    <message>
        <source>the integrity of the database</source>
        <translation>die Unversehrtheit der Datenbank</translation>
    </message>
    <message>
        <source>the schema (version {})</source>
        <translation>das Schema (Version {1})</translation>
    </message>
    <message>
        <source>the chain of {} custody entries</source>
        <translation>die Kette von {1:n} Einträgen des Verwahrprotokolls</translation>
    </message>
    <message>
        <source>the ledgers of {} sources against the custody log</source>
        <translation>die Bilanzen von {1:n} Quellen gegen das Verwahrprotokoll</translation>
    </message>
    <message>
        <source>the SHA-256 of {} originals</source>
        <translation>der SHA-256 von {1:n} Originalen</translation>
    </message>
    <message>
        <source>{} events, every field, against the originals</source>
        <translation>{1:n} Ereignisse, jedes Feld, gegen die Originale</translation>
    </message>
    <message>
        <source>ledgers, rejects, dictionaries, postings and roll-ups against the originals</source>
        <translation>Bilanzen, Zurückgewiesene, Wörterbücher, Fundstellen und Summen gegen die Originale</translation>
    </message>
    <message>
        <source>{} texts of people against the custody log</source>
        <translation>{1:n} Texte von Menschen gegen das Verwahrprotokoll</translation>
    </message>
    <message>
        <source>the custody log of {} entries against its seal</source>
        <translation>das Verwahrprotokoll mit {1:n} Einträgen gegen sein Siegel</translation>
    </message>
    <message>
        <source>{} originals against the list of sources</source>
        <translation>{1:n} Originale gegen die Liste der Quellen</translation>
    </message>
    <message>
        <source>{} files against {} manifests</source>
        <translation>{1:n} Dateien gegen {2:n} Listen</translation>
    </message>
    <message>
        <source>{} figures quoted in the report, {} counted again</source>
        <translation>{1:n} Zahlen im Bericht zitiert, {2:n} nachgezählt</translation>
    </message>
    <message>
        <source>the signature, by the key {}</source>
        <translation>die Signatur, mit dem Schlüssel {1}</translation>
    </message>
    <message>
        <source>the seal {}</source>
        <translation>das Siegel {1}</translation>
    </message>
    <message>
        <source>Events were not derived anew from the originals.</source>
        <translation>Ereignisse wurden nicht neu aus den Originalen abgeleitet.</translation>
    </message>
    <message>
        <source>The seal of custody entry {} does not lie beside the case.</source>
        <translation>Das Siegel des Eintrags {1} liegt nicht neben dem Fall.</translation>
    </message>
    <message>
        <source>entry {} stands where entry {} belongs</source>
        <translation>Eintrag {1} steht, wo Eintrag {2} hingehört</translation>
    </message>
    <message>
        <source>the hash of the previous entry does not match</source>
        <translation>der Hash des vorigen Eintrags passt nicht</translation>
    </message>
    <message>
        <source>entry {} is missing</source>
        <translation>Eintrag {1} fehlt</translation>
    </message>
    <message>
        <source>the stored hash is not that of the entry</source>
        <translation>der gespeicherte Hash ist nicht der des Eintrags</translation>
    </message>
    <message>
        <source>the original bytes have another hash</source>
        <translation>die Originalbytes haben einen anderen Hash</translation>
    </message>
    <message>
        <source>the original bytes cannot be read: {}</source>
        <translation>die Originalbytes sind nicht lesbar: {1:w}</translation>
    </message>
    <message>
        <source>records are not events plus rejects</source>
        <translation>Datensätze sind nicht Ereignisse plus Zurückgewiesene</translation>
    </message>
    <message>
        <source>the field {} is {}, the original record gives {}</source>
        <translation>das Feld {1} ist {2}, der Originaldatensatz ergibt {3}</translation>
    </message>
    <message>
        <source>the originals do not give this row</source>
        <translation>die Originale ergeben diese Zeile nicht</translation>
    </message>
    <message>
        <source>the row is missing; the originals give it</source>
        <translation>die Zeile fehlt; die Originale ergeben sie</translation>
    </message>
    <message>
        <source>the custody log has no entry for it</source>
        <translation>das Verwahrprotokoll hat dazu keinen Eintrag</translation>
    </message>
    <message>
        <source>it is not what the custody log says was written</source>
        <translation>es ist nicht, was laut Verwahrprotokoll geschrieben wurde</translation>
    </message>
    <message>
        <source>the file is missing; {} lists it</source>
        <translation>die Datei fehlt; {1} führt sie auf</translation>
    </message>
    <message>
        <source>the file differs from its hash in {}</source>
        <translation>die Datei weicht von ihrem Hash in {1} ab</translation>
    </message>
    <message>
        <source>the file is not in every manifest</source>
        <translation>die Datei steht nicht in jeder Liste</translation>
    </message>
    <message>
        <source>{} more differences</source>
        <translation>{1:n} weitere Abweichungen</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>einer Minute</translation>
    </message>
    <message>
        <source>{} minutes</source>
        <translation>{1:n} Minuten</translation>
    </message>
    <message>
        <source>begins its sessions within {} of the other&apos;s: {}. A schedule that both have for a reason of their own on just those days would break it.</source>
        <translation>beginnt seine Sitzungen innerhalb von {1:w} mit dem anderen: {2:w}. Ein Zeitplan, den beide aus eigenem Grund an genau diesen Tagen haben, spräche dagegen.</translation>
    </message>
    <message>
        <source>the file system cannot lock files ({})</source>
        <translation>das Dateisystem kann keine Dateien sperren ({1})</translation>
    </message>
    <message>
        <source>Copy the case to a disk of this computer, or open it read-only</source>
        <translation>Kopieren Sie den Fall auf einen Datenträger dieses Rechners, oder öffnen Sie ihn nur zum Lesen</translation>
    </message>
    <message>
        <source>Requests per {}</source>
        <translation>Anfragen je {1}</translation>
    </message>
    <message>
        <source>Input tokens per {}</source>
        <translation>Eingabe-Token je {1}</translation>
    </message>
    <message>
        <source>Output tokens per {}</source>
        <translation>Ausgabe-Token je {1}</translation>
    </message>
    <message>
        <source>Request bytes per {}</source>
        <translation>Gesendete Bytes je {1}</translation>
    </message>
    <message>
        <source>Response bytes per {}</source>
        <translation>Empfangene Bytes je {1}</translation>
    </message>
    <message>
        <source>{} of the cited records hold what looks like an API key or token; they leave as they are. Redacting secrets (--redact secrets) masks them and leaves the records out.</source>
        <translation>{1:n} der zitierten Datensätze enthalten etwas, das wie ein API-Schlüssel oder Token aussieht; sie gehen so hinaus, wie sie sind. Geheimnisse zu schwärzen (--redact secrets) maskiert sie und lässt die Datensätze weg.</translation>
    </message>
    <message>
        <source>{} lines of the sources hold what looks like an API key or token; they leave as they are. Redacting secrets (--redact secrets) masks them and leaves the originals out.</source>
        <translation>{1:n} Zeilen der Quellen enthalten etwas, das wie ein API-Schlüssel oder Token aussieht; sie gehen so hinaus, wie sie sind. Geheimnisse zu schwärzen (--redact secrets) maskiert sie und lässt die Originale weg.</translation>
    </message>
    <message>
        <source>{} texts that people wrote hold what looks like an API key or token; they leave as they are.</source>
        <translation>{1:n} von Menschen geschriebene Texte enthalten etwas, das wie ein API-Schlüssel oder Token aussieht; sie gehen so hinaus, wie sie sind.</translation>
    </message>
    <message>
        <source>{} sources could not be read and so not be looked through for secrets.</source>
        <translation>{1:n} Quellen waren nicht lesbar und konnten deshalb nicht nach Geheimnissen durchsucht werden.</translation>
    </message>
    <message>
        <source>there is no comment or sign-off {}</source>
        <translation>es gibt keinen Kommentar und keine Gegenzeichnung {1}</translation>
    </message>
    <message>
        <source>a profile is an object</source>
        <translation>ein Profil ist ein Objekt</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: a profile needs an id</source>
        <translation>„{1}“: ein Profil braucht eine Kennung</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: text expected</source>
        <translation>„{1}“: Text erwartet</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: a list of texts expected</source>
        <translation>„{1}“: eine Liste von Texten erwartet</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: true or false expected</source>
        <translation>„{1}“: true oder false erwartet</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: not a pattern: {}</source>
        <translation>„{1}“: kein Muster: {2}</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: unknown syntax</source>
        <translation>„{1}“: unbekannte Syntax</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: unknown key</source>
        <translation>„{1}“: unbekannter Schlüssel</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: unknown kind of record</source>
        <translation>„{1}“: unbekannte Art von Datensatz</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: unknown time zone</source>
        <translation>„{1}“: unbekannte Zeitzone</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: an object expected</source>
        <translation>„{1}“: ein Objekt erwartet</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: an object with path and values expected</source>
        <translation>„{1}“: ein Objekt mit path und values erwartet</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: the path is empty</source>
        <translation>„{1}“: der Pfad ist leer</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: unknown field</source>
        <translation>„{1}“: unbekanntes Feld</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: given twice</source>
        <translation>„{1}“: zweimal angegeben</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: join needs of</source>
        <translation>„{1}“: join braucht of</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: no source given</source>
        <translation>„{1}“: keine Herkunft angegeben</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: a path or an object expected</source>
        <translation>„{1}“: ein Pfad oder ein Objekt erwartet</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: a source has either a path or a constant</source>
        <translation>„{1}“: eine Herkunft hat entweder einen Pfad oder eine Konstante</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: scale is a number</source>
        <translation>„{1}“: scale ist eine Zahl</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: unknown style of time</source>
        <translation>„{1}“: unbekannte Schreibweise der Zeit</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: a pattern with one group expected</source>
        <translation>„{1}“: ein Muster mit einer Gruppe erwartet</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: values is an object</source>
        <translation>„{1}“: values ist ein Objekt</translation>
    </message>
    <message>
        <source>&quot;{}&quot;: unknown kind of account</source>
        <translation>„{1}“: unbekannte Art von Konto</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not a pattern with one group</source>
        <translation>„{1}“ ist kein Muster mit einer Gruppe</translation>
    </message>
    <message>
        <source>start time</source>
        <translation>Anfangszeit</translation>
    </message>
    <message>
        <source>the table '{}' cannot be read here</source>
        <translation>die Tabelle „{1}“ kann hier nicht gelesen werden</translation>
    </message>
    <message>
        <source>the function {} is not allowed here</source>
        <translation>die Funktion {1} ist hier nicht erlaubt</translation>
    </message>
    <message>
        <source>{} is not allowed here: the console only reads the case</source>
        <translation>{1} ist hier nicht erlaubt: die Konsole liest den Fall nur</translation>
    </message>
    <message>
        <source>the SQL console opens a case for reading alone</source>
        <translation>die SQL-Konsole öffnet einen Fall nur zum Lesen</translation>
    </message>
    <message>
        <source>Write one SELECT</source>
        <translation>Schreiben Sie ein SELECT</translation>
    </message>
    <message>
        <source>the query took longer than {} ms</source>
        <translation>die Abfrage dauerte länger als {1:n} ms</translation>
    </message>
    <message>
        <source>Narrow it by account, id or ts_ns</source>
        <translation>Engen Sie sie durch account, id oder ts_ns ein</translation>
    </message>
    <message>
        <source>there is more than one statement</source>
        <translation>das ist mehr als eine Anweisung</translation>
    </message>
    <message>
        <source>the case file</source>
        <translation>die Falldatei</translation>
    </message>
    <message>
        <source>custody entry {}</source>
        <translation>Verwahrungseintrag {1:n}</translation>
    </message>
    <message>
        <source>custody log</source>
        <translation>Verwahrungsprotokoll</translation>
    </message>
    <message>
        <source>source {} event {}</source>
        <translation>Quelle {1}, Ereignis {2:n}</translation>
    </message>
    <message>
        <source>event block {}</source>
        <translation>Ereignisblock {1:n}</translation>
    </message>
    <message>
        <source>this is not a hash and a name</source>
        <translation>das ist kein Hashwert mit Namen</translation>
    </message>
    <message>
        <source>the name is not under data/</source>
        <translation>der Name liegt nicht unter data/</translation>
    </message>
    <message>
        <source>a tag manifest lists a file under data/</source>
        <translation>ein Tag-Manifest führt eine Datei unter data/ auf</translation>
    </message>
    <message>
        <source>the name is listed twice</source>
        <translation>der Name steht zweimal da</translation>
    </message>
    <message>
        <source>it must hold the version and the encoding, a line each</source>
        <translation>sie muss die Version und die Kodierung enthalten, je eine Zeile</translation>
    </message>
    <message>
        <source>this version of BagIt is not known: {}</source>
        <translation>diese Version von BagIt ist unbekannt: {1}</translation>
    </message>
    <message>
        <source>the encoding of the tag files is not UTF-8</source>
        <translation>die Kodierung der Tag-Dateien ist nicht UTF-8</translation>
    </message>
    <message>
        <source>a line has no colon: {}</source>
        <translation>eine Zeile hat keinen Doppelpunkt: {1}</translation>
    </message>
    <message>
        <source>Payload-Oxum says {}, but there are {}</source>
        <translation>Payload-Oxum sagt {1}, es sind aber {2}</translation>
    </message>
    <message>
        <source>a tag file is larger than 256 MiB</source>
        <translation>eine Tag-Datei ist größer als 256 MiB</translation>
    </message>
    <message>
        <source>the bundle wants files fetched from elsewhere; nothing is ever downloaded</source>
        <translation>das Paket will Dateien von anderswo holen; es wird nie etwas heruntergeladen</translation>
    </message>
    <message>
        <source>the algorithm is not known, so its hashes cannot be checked</source>
        <translation>das Verfahren ist unbekannt, seine Hashwerte lassen sich nicht prüfen</translation>
    </message>
    <message>
        <source>there is no manifest of the payload</source>
        <translation>es gibt kein Manifest der Nutzdaten</translation>
    </message>
    <message>
        <source>the name is there twice</source>
        <translation>der Name ist zweimal da</translation>
    </message>
    <message>
        <source>the name differs from {} only in the case of letters</source>
        <translation>der Name unterscheidet sich von {1} nur in Groß- und Kleinschreibung</translation>
    </message>
    <message>
        <source>folders lie too deep</source>
        <translation>Ordner liegen zu tief</translation>
    </message>
    <message>
        <source>this is a link or a special file</source>
        <translation>das ist eine Verknüpfung oder eine besondere Datei</translation>
    </message>
    <message>
        <source>there are too many files</source>
        <translation>es sind zu viele Dateien</translation>
    </message>
    <message>
        <source>it unpacks to more than 200 times its size</source>
        <translation>ausgepackt ist es mehr als 200-mal so groß</translation>
    </message>
    <message>
        <source>the file is encrypted</source>
        <translation>die Datei ist verschlüsselt</translation>
    </message>
    <message>
        <source>a name is empty</source>
        <translation>ein Name ist leer</translation>
    </message>
    <message>
        <source>the name is an absolute path</source>
        <translation>der Name ist ein absoluter Pfad</translation>
    </message>
    <message>
        <source>the name points to a home folder</source>
        <translation>der Name zeigt in einen persönlichen Ordner</translation>
    </message>
    <message>
        <source>the name has a backslash</source>
        <translation>der Name hat einen umgekehrten Schrägstrich</translation>
    </message>
    <message>
        <source>the name has a drive letter</source>
        <translation>der Name hat einen Laufwerksbuchstaben</translation>
    </message>
    <message>
        <source>the name is longer than 4,096 bytes</source>
        <translation>der Name ist länger als 4.096 Bytes</translation>
    </message>
    <message>
        <source>the name is not valid UTF-8</source>
        <translation>der Name ist kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>the name has a control character</source>
        <translation>der Name hat ein Steuerzeichen</translation>
    </message>
    <message>
        <source>the name has a character that hides or turns text</source>
        <translation>der Name hat ein Zeichen, das Text verbirgt oder umdreht</translation>
    </message>
    <message>
        <source>the name has an empty part, &quot;.&quot; or &quot;..&quot;</source>
        <translation>der Name hat einen leeren Teil, „.“ oder „..“</translation>
    </message>
    <message>
        <source>the name has a part of more than 255 bytes</source>
        <translation>der Name hat einen Teil von mehr als 255 Bytes</translation>
    </message>
    <message>
        <source>the file is larger than 64 MiB</source>
        <translation>die Datei ist größer als 64 MiB</translation>
    </message>
    <message>
        <source>the review notes: {}</source>
        <translation>die Prüfnotizen: {1}</translation>
    </message>
    <message>
        <source>this file is no list of review notes</source>
        <translation>diese Datei ist keine Liste von Prüfnotizen</translation>
    </message>
    <message>
        <source>move it away or name another file; it is not written over</source>
        <translation>schieben Sie sie beiseite oder nennen Sie eine andere Datei; sie wird nicht überschrieben</translation>
    </message>
    <message>
        <source>the column {} is not what the originals give</source>
        <translation>die Spalte {1} ist nicht, was die Originale ergeben</translation>
    </message>
    <message>
        <source>the column {} has another length</source>
        <translation>die Spalte {1} hat eine andere Länge</translation>
    </message>
    <message>
        <source>the originals do not give such a block</source>
        <translation>die Originale ergeben keinen solchen Block</translation>
    </message>
    <message>
        <source>no folder can be made to rebuild the case in ({})</source>
        <translation>es lässt sich kein Ordner anlegen, um den Fall neu aufzubauen ({1})</translation>
    </message>
    <message>
        <source>copy the case to a folder that can be written to</source>
        <translation>kopieren Sie den Fall in einen Ordner, in den geschrieben werden kann</translation>
    </message>
    <message>
        <source>the original bytes have the hash {}, not {}</source>
        <translation>die ursprünglichen Bytes haben den Hashwert {1}, nicht {2}</translation>
    </message>
    <message>
        <source>the original could not be imported again</source>
        <translation>das Original ließ sich nicht noch einmal importieren</translation>
    </message>
    <message>
        <source>the original could not be imported again: {}</source>
        <translation>das Original ließ sich nicht noch einmal importieren: {1:w}</translation>
    </message>
    <message>
        <source>the figure {} is stated as {}, counted again it is {}</source>
        <translation>die Zahl {1} ist mit {2:n} angegeben, nachgezählt ist sie {3:n}</translation>
    </message>
    <message>
        <source>the report is missing</source>
        <translation>der Bericht fehlt</translation>
    </message>
    <message>
        <source>the report quotes the figure {}, which has no recipe</source>
        <translation>der Bericht nennt die Zahl {1}, für die es keine Zählvorschrift gibt</translation>
    </message>
    <message>
        <source>the report quotes {} as {}, the recipe gives {}</source>
        <translation>der Bericht nennt {1} mit {2:n}, die Zählvorschrift ergibt {3:n}</translation>
    </message>
    <message>
        <source>the list of figures is missing</source>
        <translation>die Liste der Zahlen fehlt</translation>
    </message>
    <message>
        <source>the file is not in the tag manifest</source>
        <translation>die Datei steht nicht im Tag-Manifest</translation>
    </message>
    <message>
        <source>the manifest is not in its proper form at line {}</source>
        <translation>das Manifest hat in Zeile {1:n} nicht die richtige Form</translation>
    </message>
    <message>
        <source>the manifest does not list every tag file</source>
        <translation>das Manifest führt nicht jede Tag-Datei auf</translation>
    </message>
    <message>
        <source>the bundle says that it is not signed, but this file is there</source>
        <translation>das Paket sagt, es sei nicht signiert, aber diese Datei ist da</translation>
    </message>
    <message>
        <source>the bundle is not signed</source>
        <translation>das Paket ist nicht signiert</translation>
    </message>
    <message>
        <source>the signature is missing</source>
        <translation>die Signatur fehlt</translation>
    </message>
    <message>
        <source>the public key is missing</source>
        <translation>der öffentliche Schlüssel fehlt</translation>
    </message>
    <message>
        <source>the key is not the one that bag-info.txt names</source>
        <translation>der Schlüssel ist nicht der, den bag-info.txt nennt</translation>
    </message>
    <message>
        <source>the key is not the one in case-key.pub</source>
        <translation>der Schlüssel ist nicht der in case-key.pub</translation>
    </message>
    <message>
        <source>the seal is not signed</source>
        <translation>das Siegel ist nicht signiert</translation>
    </message>
    <message>
        <source>the bundle is signed by the key {}, not by the one expected</source>
        <translation>das Paket ist mit dem Schlüssel {1} signiert, nicht mit dem erwarteten</translation>
    </message>
    <message>
        <source>the seal is of another case</source>
        <translation>das Siegel gehört zu einem anderen Fall</translation>
    </message>
    <message>
        <source>the log has {} entries, the seal says {}</source>
        <translation>das Protokoll hat {1:n} Einträge, das Siegel sagt {2:n}</translation>
    </message>
    <message>
        <source>the last entry is not the one that is sealed</source>
        <translation>der letzte Eintrag ist nicht der gesiegelte</translation>
    </message>
    <message>
        <source>the custody head is not the one that is sealed</source>
        <translation>der Kopf des Verwahrungsprotokolls ist nicht der gesiegelte</translation>
    </message>
    <message>
        <source>the list of sources is not the one that is sealed</source>
        <translation>die Liste der Quellen ist nicht die gesiegelte</translation>
    </message>
    <message>
        <source>its hash is not among the sources</source>
        <translation>sein Hashwert steht nicht bei den Quellen</translation>
    </message>
    <message>
        <source>the entry does not end</source>
        <translation>der Eintrag endet nicht</translation>
    </message>
    <message>
        <source>the entry does not follow the one before it</source>
        <translation>der Eintrag folgt nicht auf den vorigen</translation>
    </message>
    <message>
        <source>entry {} stands here</source>
        <translation>hier steht Eintrag {1:n}</translation>
    </message>
    <message>
        <source>the entry has no sequence number</source>
        <translation>der Eintrag hat keine laufende Nummer</translation>
    </message>
    <message>
        <source>a custody line has a hash, a blank, a JSON object and a line feed</source>
        <translation>eine Zeile des Verwahrungsprotokolls hat einen Hashwert, ein Leerzeichen, ein JSON-Objekt und einen Zeilenvorschub</translation>
    </message>
    <message>
        <source>SQLite finds damage: {}</source>
        <translation>SQLite findet Schaden: {1}</translation>
    </message>
    <message>
        <source>{} is not as this version makes it</source>
        <translation>{1} ist nicht so, wie diese Version es anlegt</translation>
    </message>
    <message>
        <source>{} does not belong to a case</source>
        <translation>{1} gehört nicht zu einem Fall</translation>
    </message>
    <message>
        <source>the entry is not one line</source>
        <translation>der Eintrag ist nicht eine Zeile</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>the seal pins {} custody entries, the case has fewer</source>
        <translation>das Siegel hält {1:n} Verwahrungseinträge fest, der Fall hat weniger</translation>
    </message>
    <message>
        <source>custody entry {} is not the one that was sealed</source>
        <translation>Verwahrungseintrag {1:n} ist nicht der gesiegelte</translation>
    </message>
    <message>
        <source>the custody log does not have its acquisition</source>
        <translation>das Verwahrungsprotokoll kennt ihre Übernahme nicht</translation>
    </message>
    <message>
        <source>the custody log has its acquisition, but it is not in the case</source>
        <translation>das Verwahrungsprotokoll kennt ihre Übernahme, aber sie ist nicht im Fall</translation>
    </message>
    <message>
        <source>the custody log says that it was written, but it is not in the case</source>
        <translation>laut Verwahrungsprotokoll wurde es geschrieben, aber es ist nicht im Fall</translation>
    </message>
    <message>
        <source>{} is not what the custody log says</source>
        <translation>{1} ist nicht, was das Verwahrungsprotokoll sagt</translation>
    </message>
    <message>
        <source>its withdrawals are not those in the custody log</source>
        <translation>seine Rücknahmen sind nicht die im Verwahrungsprotokoll</translation>
    </message>
    <message>
        <source>its verdicts are not those in the custody log</source>
        <translation>seine Urteile sind nicht die im Verwahrungsprotokoll</translation>
    </message>
    <message>
        <source>check that it can be read</source>
        <translation>prüfen Sie, ob sie lesbar ist</translation>
    </message>
    <message>
        <source>the notes are kept beside the bundle: copy the bundle to a folder that can be written, or name another file for them</source>
        <translation>die Notizen liegen neben dem Paket: kopieren Sie das Paket in einen Ordner, in den geschrieben werden kann, oder nennen Sie eine andere Datei für sie</translation>
    </message>
    <message>
        <source>a review note needs the name of its author</source>
        <translation>eine Prüfnotiz braucht den Namen ihres Verfassers</translation>
    </message>
    <message>
        <source>the comment has no text</source>
        <translation>der Kommentar hat keinen Text</translation>
    </message>
    <message>
        <source>the note is not valid UTF-8 text</source>
        <translation>die Notiz ist kein gültiger UTF-8-Text</translation>
    </message>
    <message>
        <source>its description cannot be read</source>
        <translation>seine Beschreibung ist nicht lesbar</translation>
    </message>
    <message>
        <source>no package can be made in this folder ({})</source>
        <translation>in diesem Ordner lässt sich kein Paket anlegen ({1})</translation>
    </message>
    <message>
        <source>the package cannot be written ({})</source>
        <translation>das Paket kann nicht geschrieben werden ({1})</translation>
    </message>
    <message>
        <source>the package's folder cannot be made ({})</source>
        <translation>der Ordner des Pakets lässt sich nicht anlegen ({1})</translation>
    </message>
    <message>
        <source>the folder cannot be opened ({})</source>
        <translation>der Ordner lässt sich nicht öffnen ({1})</translation>
    </message>
    <message>
        <source>the folder cannot be flushed ({})</source>
        <translation>der Ordner lässt sich nicht auf die Platte schreiben ({1})</translation>
    </message>
    <message>
        <source>the package cannot be flushed ({})</source>
        <translation>das Paket lässt sich nicht auf die Platte schreiben ({1})</translation>
    </message>
    <message>
        <source>a file of the package is missing ({})</source>
        <translation>eine Datei des Pakets fehlt ({1})</translation>
    </message>
    <message>
        <source>a file of the package cannot be read ({})</source>
        <translation>eine Datei des Pakets ist nicht lesbar ({1})</translation>
    </message>
    <message>
        <source>the finished package cannot be given its name ({})</source>
        <translation>das fertige Paket lässt sich nicht benennen ({1})</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is no name for a file of a package</source>
        <translation>„{1}“ ist kein Name für eine Datei eines Pakets</translation>
    </message>
    <message>
        <source>the workbook cannot be written ({})</source>
        <translation>die Arbeitsmappe kann nicht geschrieben werden ({1})</translation>
    </message>
    <message>
        <source>the zip file cannot be written ({})</source>
        <translation>die ZIP-Datei kann nicht geschrieben werden ({1})</translation>
    </message>
</context>
<context>
    <name>DetectDialog</name>
    <message>
        <source>Default %1; %2 to %3</source>
        <translation>Vorgabe %1; %2 bis %3</translation>
    </message>
    <message>
        <source>%1 = %2 (default %3)</source>
        <translation>%1 = %2 (Vorgabe %3)</translation>
    </message>
    <message>
        <source>default parameters</source>
        <translation>den vorgegebenen Parametern</translation>
    </message>
    <message>
        <source>changed parameters: %1</source>
        <translation>geänderten Parametern: %1</translation>
    </message>
    <message>
        <source>Default on</source>
        <translation>Vorgabe ein</translation>
    </message>
    <message>
        <source>Default off</source>
        <translation>Vorgabe aus</translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>All time</source>
        <translation>Ganze Zeit</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Detections</source>
        <translation>Auffälligkeiten</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beweismittel</translation>
    </message>
    <message>
        <source>Custody log</source>
        <translation>Verwahrprotokoll</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Tidemark ended unexpectedly the last time</source>
        <translation>Tidemark wurde beim letzten Mal unerwartet beendet</translation>
    </message>
    <message>
        <source>What was typed is kept as drafts in the case.</source>
        <translation>Was getippt wurde, liegt als Entwurf im Fall.</translation>
    </message>
    <message>
        <source>The report names places in the program and holds no evidence.</source>
        <translation>Der Bericht nennt Stellen im Programm und enthält keine Beweismittel.</translation>
    </message>
    <message>
        <source>Nothing was sent anywhere.</source>
        <translation>Es wurde nichts verschickt.</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>verändert</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Largest accounts</source>
        <translation>Größte Konten</translation>
    </message>
    <message>
        <source>By country</source>
        <translation>Nach Land</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Nach Modell</translation>
    </message>
    <message>
        <source>By endpoint</source>
        <translation>Nach Endpunkt</translation>
    </message>
    <message>
        <source>By key</source>
        <translation>Nach Schlüssel</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>(no account)</source>
        <translation>(kein Konto)</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>JSONL, CSV, CloudTrail, nginx or Apache, OTLP and more; .gz, .zst, .zip and .tar too</source>
        <translation>JSONL, CSV, CloudTrail, nginx oder Apache, OTLP und mehr; auch als .gz, .zst, .zip und .tar</translation>
    </message>
    <message>
        <source>per %1</source>
        <translation>je %1</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Üblicher Bereich</translation>
    </message>
    <message>
        <source>Spikes</source>
        <translation>Spitzen</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>Verschiebungen</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>About Tidemark</source>
        <translation>Über Tidemark</translation>
    </message>
    <message>
        <source>Tidemark %1</source>
        <translation>Tidemark %1</translation>
    </message>
    <message>
        <source>With Qt %1</source>
        <translation>Mit Qt %1</translation>
    </message>
    <message>
        <source>Tidemark opens no connection to any network. It sends no usage data and looks for no updates.</source>
        <translation>Tidemark baut keine Netzverbindung auf. Es schickt keine Nutzungsdaten und sucht nicht nach Aktualisierungen.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Neuer Fall</translation>
    </message>
    <message>
        <source>Create case</source>
        <translation>Fall anlegen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Gateway abuse, October</source>
        <translation>Missbrauch des Gateways, Oktober</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Aktenzeichen</translation>
    </message>
    <message>
        <source>Ticket or matter number</source>
        <translation>Ticket- oder Aktennummer</translation>
    </message>
    <message>
        <source>Investigator</source>
        <translation>Ermittelnde Person</translation>
    </message>
    <message>
        <source>Your name, as it goes into the custody log</source>
        <translation>Ihr Name, wie er ins Verwahrprotokoll eingeht</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Tidemark case (*.tidemark)</source>
        <translation>Tidemark-Fall (*.tidemark)</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <source>Tidemark case (*.tidemark);;All files (*)</source>
        <translation>Tidemark-Fall (*.tidemark);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Make the sample case</source>
        <translation>Beispielfall anlegen</translation>
    </message>
    <message>
        <source>Import log</source>
        <translation>Protokoll einlesen</translation>
    </message>
    <message>
        <source>The case is open read-only</source>
        <translation>Der Fall ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>Run detection</source>
        <translation>Auffälligkeiten suchen</translation>
    </message>
    <message numerus="yes">
        <source>%n detection(s) found</source>
        <translation>
            <numerusform>%n Auffälligkeit gefunden</numerusform>
            <numerusform>%n Auffälligkeiten gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Verify case</source>
        <translation>Fall prüfen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The case is intact</source>
        <translation>Der Fall ist unversehrt</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) found</source>
        <translation>
            <numerusform>%n Fehler gefunden</numerusform>
            <numerusform>%n Fehler gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Case properties</source>
        <translation>Eigenschaften des Falls</translation>
    </message>
    <message>
        <source>Save properties</source>
        <translation>Eigenschaften speichern</translation>
    </message>
    <message>
        <source>Show times in</source>
        <translation>Zeiten anzeigen in</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>A name for this filter, time range, metric and accounts. Find it again with Ctrl+K.</source>
        <translation>Ein Name für Filter, Zeitraum, Messgröße und Konten. Mit Strg+K finden Sie ihn wieder.</translation>
    </message>
    <message>
        <source>View saved</source>
        <translation>Ansicht gespeichert</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>Gespeicherte Ansicht</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name des Schlüssels</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>Kennwort wiederholen</translation>
    </message>
    <message>
        <source>Make key</source>
        <translation>Schlüssel anlegen</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>Ereignis %1</translation>
    </message>
    <message>
        <source>Edit annotation</source>
        <translation>Anmerkung bearbeiten</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Anmerken</translation>
    </message>
    <message>
        <source>What does it mean? Pinned to %1.</source>
        <translation>Was bedeutet das? Bezieht sich auf %1.</translation>
    </message>
    <message>
        <source>Save annotation</source>
        <translation>Anmerkung speichern</translation>
    </message>
    <message>
        <source>Add annotation</source>
        <translation>Anmerkung hinzufügen</translation>
    </message>
    <message>
        <source>Annotation saved</source>
        <translation>Anmerkung gespeichert</translation>
    </message>
    <message>
        <source>Add to finding</source>
        <translation>Zu Befund hinzufügen</translation>
    </message>
    <message>
        <source>Add exhibit</source>
        <translation>Beleg hinzufügen</translation>
    </message>
    <message>
        <source>New finding</source>
        <translation>Neuer Befund</translation>
    </message>
    <message>
        <source>What do you conclude, in one line?</source>
        <translation>Was schließen Sie daraus, in einer Zeile?</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>What the exhibit shows; written for you if empty</source>
        <translation>Was der Beleg zeigt; bleibt es leer, wird es ergänzt</translation>
    </message>
    <message>
        <source>Added as %1</source>
        <translation>Hinzugefügt als %1</translation>
    </message>
    <message>
        <source>Tag events</source>
        <translation>Ereignisse markieren</translation>
    </message>
    <message>
        <source>A tag for %1 events, such as suspicious or launch. Filter by it with tag:NAME.</source>
        <translation>Eine Marke für %1 Ereignisse, etwa verdächtig oder Start. Gefiltert wird danach mit tag:NAME.</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Marke hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n event(s)</source>
        <translation>
            <numerusform>%n Ereignis markiert</numerusform>
            <numerusform>%n Ereignisse markiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Spike</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>A file could not be read or written</source>
        <translation>Eine Datei war nicht zu lesen oder zu schreiben</translation>
    </message>
    <message>
        <source>This is not a Tidemark case</source>
        <translation>Das ist kein Tidemark-Fall</translation>
    </message>
    <message>
        <source>The case was written by a newer version</source>
        <translation>Der Fall stammt von einer neueren Version</translation>
    </message>
    <message>
        <source>The case is open elsewhere</source>
        <translation>Der Fall ist anderswo geöffnet</translation>
    </message>
    <message>
        <source>The case file reported an error</source>
        <translation>Die Falldatei meldet einen Fehler</translation>
    </message>
    <message>
        <source>Stored data does not match its record</source>
        <translation>Gespeicherte Daten stimmen nicht mit ihrem Nachweis überein</translation>
    </message>
    <message>
        <source>The input could not be understood</source>
        <translation>Die Eingabe war nicht zu verstehen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>This version cannot do that</source>
        <translation>Das kann diese Version nicht</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>%1, %2, exhibits: %3</source>
        <translation>%1, %2, Belege: %3</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Tour in ten minutes</source>
        <translation>Rundgang in zehn Minuten</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>Was ist das?</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Was ist neu</translation>
    </message>
    <message>
        <source>Log and crash reports</source>
        <translation>Protokoll und Absturzberichte</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>They hold no evidence, and nothing sends them anywhere.</source>
        <translation>Sie enthalten keine Beweismittel und werden nirgendwohin geschickt.</translation>
    </message>
    <message>
        <source>The original is not at hand: %1</source>
        <translation>Das Original ist nicht zur Hand: %1</translation>
    </message>
    <message>
        <source>%1, bytes %2 to %3</source>
        <translation>%1, Bytes %2 bis %3</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>Fertig in %1</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Cancelled. The case is as it was before.</source>
        <translation>Abgebrochen. Der Fall ist, wie er vorher war.</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>Bild kopiert</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>Zahlen kopieren</translation>
    </message>
    <message>
        <source>Numbers copied</source>
        <translation>Zahlen kopiert</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Als PNG speichern …</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Als SVG speichern …</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Save numbers as CSV…</source>
        <translation>Zahlen als CSV speichern …</translation>
    </message>
    <message>
        <source>Chart saved</source>
        <translation>Diagramm gespeichert</translation>
    </message>
    <message>
        <source>Copy or save: %1</source>
        <translation>Kopieren oder speichern: %1</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Times are in %1. Write 2024-10-03 or 2024-10-03 14:30:00.</source>
        <translation>Zeiten gelten in %1. Schreiben Sie 2024-10-03 oder 2024-10-03 14:30:00.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Set range</source>
        <translation>Zeitraum setzen</translation>
    </message>
    <message>
        <source>%1 is not a time. Write 2024-10-03 14:30:00.</source>
        <translation>%1 ist keine Zeit. Schreiben Sie 2024-10-03 14:30:00.</translation>
    </message>
    <message>
        <source>From must be before To.</source>
        <translation>Von muss vor Bis liegen.</translation>
    </message>
    <message>
        <source>: waiting</source>
        <translation>: wartet</translation>
    </message>
    <message>
        <source>, %1 of %2</source>
        <translation>, %1 von %2</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <translation>, noch %1</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>Nur dies behalten</translation>
    </message>
    <message>
        <source>Exclude this</source>
        <translation>Dies ausschließen</translation>
    </message>
    <message>
        <source>Remove from timeline</source>
        <translation>Aus dem Zeitverlauf nehmen</translation>
    </message>
    <message>
        <source>Draw on timeline</source>
        <translation>Im Zeitverlauf zeichnen</translation>
    </message>
    <message>
        <source>Explain account</source>
        <translation>Konto erklären</translation>
    </message>
    <message>
        <source>Show its events</source>
        <translation>Seine Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Open bundle</source>
        <translation>Paket öffnen</translation>
    </message>
    <message>
        <source>Bundle (*.zip bagit.txt);;All files (*)</source>
        <translation>Paket (*.zip bagit.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Tag all that match</source>
        <translation>Alle passenden markieren</translation>
    </message>
    <message>
        <source>A tag for all %1 events that match the filter, as one step that can be undone.</source>
        <translation>Eine Marke für alle %1 Ereignisse, die zum Filter passen, in einem Schritt, der sich zurücknehmen lässt.</translation>
    </message>
    <message>
        <source>Tagged %1 events</source>
        <translation>%1 Ereignisse markiert</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>A key signs bundles in your name. Give its fingerprint to others by another way than the bundle; a lost password cannot be had again.</source>
        <translation>Ein Schlüssel signiert Pakete in Ihrem Namen. Geben Sie seinen Fingerabdruck auf anderem Weg als mit dem Paket weiter; ein verlorenes Kennwort ist nicht wiederzubekommen.</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>Spitze %1</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Edit reference date</source>
        <translation>Bezugsdatum bearbeiten</translation>
    </message>
    <message>
        <source>Add reference date</source>
        <translation>Bezugsdatum hinzufügen</translation>
    </message>
    <message>
        <source>A moment outside the log that the charts should show: the release of a model, a ban, a new price.</source>
        <translation>Ein Zeitpunkt außerhalb des Protokolls, den die Diagramme zeigen sollen: die Freigabe eines Modells, eine Sperre, ein neuer Preis.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Erscheinen</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regelung</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Save date</source>
        <translation>Datum speichern</translation>
    </message>
    <message>
        <source>Add date</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>That is not a time. Write 2024-10-03 14:30:00.</source>
        <translation>Das ist keine Zeit. Schreiben Sie 2024-10-03 14:30:00.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie einen Namen an.</translation>
    </message>
    <message>
        <source>The volume of %1 from %2, with the current filter, as an exhibit.</source>
        <translation>Das Volumen von %1 aus %2, mit dem aktuellen Filter, als Beweisstück.</translation>
    </message>
    <message>
        <source>Cite its volume…</source>
        <translation>Volumen anführen…</translation>
    </message>
    <message>
        <source>±5 min around this event</source>
        <translation>±5 min um dieses Ereignis</translation>
    </message>
    <message>
        <source>Same address</source>
        <translation>Gleiche Adresse</translation>
    </message>
    <message>
        <source>Same agent</source>
        <translation>Gleiches Programm</translation>
    </message>
    <message>
        <source>Same key</source>
        <translation>Gleicher Schlüssel</translation>
    </message>
    <message>
        <source>counted elsewhere</source>
        <translation>anderswo gezählt</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>ergänzt</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>%1 accounts</source>
        <translation>%1 Konten</translation>
    </message>
    <message>
        <source>Severity	%1</source>
        <translation>Schwere	%1</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>„%1“ kopieren</translation>
    </message>
    <message>
        <source>This or more</source>
        <translation>Dies oder mehr</translation>
    </message>
    <message>
        <source>This or less</source>
        <translation>Dies oder weniger</translation>
    </message>
    <message>
        <source>%1 within ±5 min</source>
        <translation>%1 innerhalb von ±5 min</translation>
    </message>
    <message>
        <source>±5 min around this time</source>
        <translation>±5 min um diese Zeit</translation>
    </message>
    <message>
        <source>From this time on</source>
        <translation>Ab dieser Zeit</translation>
    </message>
    <message>
        <source>Until this time</source>
        <translation>Bis zu dieser Zeit</translation>
    </message>
    <message>
        <source>Keep only its events</source>
        <translation>Nur ihre Ereignisse behalten</translation>
    </message>
    <message>
        <source>Exclude its events</source>
        <translation>Ihre Ereignisse ausschließen</translation>
    </message>
    <message>
        <source>zone %1</source>
        <translation>Zone %1</translation>
    </message>
    <message>
        <source>clock %1 s</source>
        <translation>Uhr %1 s</translation>
    </message>
    <message>
        <source>starts at %1</source>
        <translation>beginnt %1</translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>As in the log</source>
        <translation>Wie im Protokoll</translation>
    </message>
    <message>
        <source>from %1, event %2</source>
        <translation>aus %1, Ereignis %2</translation>
    </message>
    <message>
        <source>from address file %1</source>
        <translation>aus der Adressdatei %1</translation>
    </message>
    <message>
        <source>All sources of format %1</source>
        <translation>Alle Quellen des Formats %1</translation>
    </message>
    <message>
        <source>Source %1: %2</source>
        <translation>Quelle %1: %2</translation>
    </message>
    <message>
        <source>Add join</source>
        <translation>Verknüpfung hinzufügen</translation>
    </message>
    <message>
        <source>Two sources that recorded the same calls complete each other: what one does not say is filled from the other, found by an id that both state. The events as imported stay, and removing the join undoes it.</source>
        <translation>Zwei Quellen, die dieselben Aufrufe aufgezeichnet haben, ergänzen einander: Was die eine nicht sagt, kommt aus der anderen, gefunden über eine Kennung, die beide nennen. Die Ereignisse bleiben, wie sie importiert wurden; das Entfernen der Verknüpfung nimmt alles zurück.</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Ergänze</translation>
    </message>
    <message>
        <source>By its</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Equal to the other&apos;s</source>
        <translation>Gleich dem Feld der anderen</translation>
    </message>
    <message>
        <source>At most apart</source>
        <translation>Höchstens auseinander</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>%1 and %2 are known to describe the same calls.</source>
        <translation>%1 und %2 beschreiben bekanntermaßen dieselben Aufrufe.</translation>
    </message>
    <message>
        <source>%1 from %2, by %3</source>
        <translation>%1 aus %2, über %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Detection</source>
        <translation>Auffälligkeit</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Drop a log here, or click to choose one</source>
        <translation>Protokoll hier ablegen oder klicken, um eines zu wählen</translation>
    </message>
    <message>
        <source>writing the log</source>
        <translation>Protokoll wird geschrieben</translation>
    </message>
    <message>
        <source>looking for what stands out</source>
        <translation>Auffälligkeiten werden gesucht</translation>
    </message>
    <message>
        <source>A log is imported into a case: one file that keeps the evidence and what you write. The preview of %1 comes next.</source>
        <translation>Ein Protokoll wird in einen Fall eingelesen: eine Datei, die Beweismittel und Ihre Notizen bewahrt. Als Nächstes folgt die Vorschau von %1.</translation>
    </message>
</context>
<context>
    <name>Redaction</name>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Standard: identities, prompts, secrets</source>
        <translation>Üblich: Identitäten, Eingaben, Geheimnisse</translation>
    </message>
    <message>
        <source>Identities and secrets</source>
        <translation>Identitäten und Geheimnisse</translation>
    </message>
    <message>
        <source>Prompts and secrets</source>
        <translation>Eingaben und Geheimnisse</translation>
    </message>
</context>
<context>
    <name>WhatsThis</name>
    <message>
        <source>Terms that must all hold, such as account:acct_17 status:&gt;=400. A comma separates alternatives, a minus negates, * is any text. It holds for every page. F1 has the whole language.</source>
        <translation>Bedingungen, die alle gelten müssen, etwa account:acct_17 status:&gt;=400. Ein Komma trennt Alternativen, ein Minus verneint, * steht für beliebigen Text. Der Filter gilt auf jeder Seite. F1 erklärt die ganze Sprache.</translation>
    </message>
    <message>
        <source>What charts and sums count: requests, tokens, bytes, errors or estimated cost. Tokens and bytes show what left; requests show how often someone knocked.</source>
        <translation>Was Diagramme und Summen zählen: Anfragen, Token, Bytes, Fehler oder geschätzte Kosten. Token und Bytes zeigen, was hinausging; Anfragen zeigen, wie oft jemand anklopfte.</translation>
    </message>
    <message>
        <source>The whole time of the case. Drag to choose a range; every page then shows that range alone. Escape shows all again.</source>
        <translation>Die ganze Zeit des Falls. Ziehen Sie einen Zeitraum auf; alle Seiten zeigen dann nur ihn. Esc zeigt wieder alles.</translation>
    </message>
    <message>
        <source>The line is what was observed, the band what was usual at that hour of the week. Hatching means that no source covers the time, which is not zero. Wheel zooms, drag chooses a range.</source>
        <translation>Die Linie ist das Beobachtete, das Band das in dieser Stunde der Woche Übliche. Schraffur heißt: keine Quelle deckt die Zeit ab, und das ist nicht null. Das Mausrad vergrößert, Ziehen wählt einen Zeitraum.</translation>
    </message>
    <message>
        <source>One row an account, one column a stretch of time; the darker, the more. Rows that light up together may act together.</source>
        <translation>Eine Zeile ist ein Konto, eine Spalte ein Zeitabschnitt; je dunkler, desto mehr. Zeilen, die zugleich hervortreten, handeln womöglich gemeinsam.</translation>
    </message>
    <message>
        <source>The order of the rows: by volume, by the highest peak against the account&apos;s usual hour, or by likeness of their rhythm.</source>
        <translation>Die Reihenfolge der Zeilen: nach Menge, nach der höchsten Spitze gegenüber der üblichen Stunde des Kontos oder nach Ähnlichkeit im Rhythmus.</translation>
    </message>
    <message>
        <source>Every account with its totals. Peak ratio is the busiest hour divided by the account&apos;s usual hour: quiet accounts with one loud hour come first when you sort by it.</source>
        <translation>Jedes Konto mit seinen Summen. Das Spitzenverhältnis ist die stärkste Stunde geteilt durch die übliche Stunde des Kontos: Sortiert man danach, stehen stille Konten mit einer lauten Stunde oben.</translation>
    </message>
    <message>
        <source>What the program found, strongest first. J and K move, C confirms, D dismisses with a reason, F promotes to a finding. A detection is a reason to look, not a conclusion.</source>
        <translation>Was das Programm fand, das Stärkste zuerst. J und K bewegen, C bestätigt, D verwirft mit Begründung, F macht einen Befund daraus. Eine Auffälligkeit ist ein Grund hinzusehen, kein Schluss.</translation>
    </message>
    <message>
        <source>Which detections are listed: those without a verdict, confirmed, dismissed, or all.</source>
        <translation>Welche Auffälligkeiten in der Liste stehen: unentschiedene, bestätigte, verworfene oder alle.</translation>
    </message>
    <message>
        <source>Groups of accounts that are linked by more than chance would link them.</source>
        <translation>Gruppen von Konten, die mehr verbindet, als der Zufall verbände.</translation>
    </message>
    <message>
        <source>Why two accounts are linked. Strength is the natural logarithm of how much more likely the shared value is for one actor than for strangers; base rate is the share of all accounts of the case that have it.</source>
        <translation>Warum zwei Konten verbunden sind. Die Stärke ist der natürliche Logarithmus dessen, wie viel wahrscheinlicher der gemeinsame Wert bei einem Handelnden ist als bei Fremden; die Grundrate ist der Anteil aller Konten des Falls, die ihn haben.</translation>
    </message>
    <message>
        <source>A line is a link, the thicker the stronger. Choose an account to see its links in the table.</source>
        <translation>Eine Linie ist eine Verbindung, je dicker, desto stärker. Wählen Sie ein Konto, um seine Verbindungen in der Tabelle zu sehen.</translation>
    </message>
    <message>
        <source>By time, or in the order of the records in their source. Events without a usable time stand at the end.</source>
        <translation>Nach Zeit oder in der Reihenfolge der Datensätze in ihrer Quelle. Ereignisse ohne brauchbare Zeit stehen am Ende.</translation>
    </message>
    <message>
        <source>The place among all matching events, also among a hundred million of them.</source>
        <translation>Die Stelle unter allen passenden Ereignissen, auch wenn es hundert Millionen sind.</translation>
    </message>
    <message>
        <source>The record as it stands in the source, byte for byte. Control characters and invisible ones appear as codes, and what looks like a secret is masked; the stored bytes are unchanged.</source>
        <translation>Der Datensatz, wie er in der Quelle steht, Byte für Byte. Steuerzeichen und unsichtbare Zeichen erscheinen als Codes, und was nach einem Geheimnis aussieht, ist verdeckt; die gespeicherten Bytes sind unverändert.</translation>
    </message>
    <message>
        <source>How much it matters, in your judgement. Never computed.</source>
        <translation>Wie schwer es wiegt, nach Ihrem Urteil. Wird nie berechnet.</translation>
    </message>
    <message>
        <source>How sure you are, in your judgement. Never computed.</source>
        <translation>Wie sicher Sie sind, nach Ihrem Urteil. Wird nie berechnet.</translation>
    </message>
    <message>
        <source>Where the finding stands. Dismissed findings count nowhere, and stay in the case.</source>
        <translation>Wie weit der Befund ist. Verworfene Befunde zählen nirgends und bleiben im Fall.</translation>
    </message>
    <message>
        <source>What the finding rests on. Each is frozen as it was cited: absolute times, filter, figures. A number is never given twice.</source>
        <translation>Worauf der Befund beruht. Jeder Beleg ist eingefroren, wie er zitiert wurde: absolute Zeiten, Filter, Zahlen. Keine Nummer wird zweimal vergeben.</translation>
    </message>
    <message>
        <source>Each imported file with the SHA-256 that was taken when it came in. Records are events plus rejects, always.</source>
        <translation>Jede eingelesene Datei mit dem SHA-256, der beim Einlesen genommen wurde. Datensätze sind immer Ereignisse plus Zurückgewiesene.</translation>
    </message>
    <message>
        <source>Records that could not be understood, with their place in the source and the reason. Their bytes are kept.</source>
        <translation>Datensätze, die nicht zu verstehen waren, mit Stelle in der Quelle und Grund. Ihre Bytes bleiben erhalten.</translation>
    </message>
    <message>
        <source>Everything done to the case. Each entry holds the hash of the one before, so none can be changed or taken out unseen.</source>
        <translation>Alles, was mit dem Fall geschah. Jeder Eintrag enthält den Hash des vorigen, so dass keiner unbemerkt geändert oder entfernt werden kann.</translation>
    </message>
    <message>
        <source>When the account is active, by day and hour. A person sleeps; a program need not.</source>
        <translation>Wann das Konto tätig ist, nach Tag und Stunde. Ein Mensch schläft; ein Programm muss nicht.</translation>
    </message>
    <message>
        <source>The profile that says how records are read. Choose another if the preview below looks wrong.</source>
        <translation>Das Profil sagt, wie Datensätze gelesen werden. Wählen Sie ein anderes, wenn die Vorschau unten falsch aussieht.</translation>
    </message>
    <message>
        <source>For times that name no zone themselves. What you choose is stored with the source.</source>
        <translation>Für Zeiten, die selbst keine Zone nennen. Ihre Wahl wird bei der Quelle gespeichert.</translation>
    </message>
    <message>
        <source>Seconds added to every time of this source, when its clock was known to be wrong. It stays visible.</source>
        <translation>Sekunden, die zu jeder Zeit dieser Quelle hinzukommen, wenn ihre Uhr bekanntlich falsch ging. Das bleibt sichtbar.</translation>
    </message>
    <message>
        <source>Which field of the record becomes which field of the event.</source>
        <translation>Welches Feld des Datensatzes welches Feld des Ereignisses wird.</translation>
    </message>
    <message>
        <source>Who will read the bundle: it decides what goes in.</source>
        <translation>Wer das Paket lesen wird: danach richtet sich, was hineinkommt.</translation>
    </message>
    <message>
        <source>Identities become pseudonyms that stay the same throughout the case. The bundle says how many were replaced.</source>
        <translation>Aus Identitäten werden Pseudonyme, die im ganzen Fall gleich bleiben. Das Paket sagt, wie viele ersetzt wurden.</translation>
    </message>
    <message>
        <source>Whether the sources themselves travel with the bundle. With them the other side can repeat everything.</source>
        <translation>Ob die Quellen selbst mitgehen. Mit ihnen kann die Gegenseite alles wiederholen.</translation>
    </message>
    <message>
        <source>A signature shows whose key made the bundle. Give the key&apos;s fingerprint to the other side by another way.</source>
        <translation>Eine Signatur zeigt, mit wessen Schlüssel das Paket gemacht wurde. Geben Sie den Fingerabdruck des Schlüssels auf anderem Weg weiter.</translation>
    </message>
    <message>
        <source>Every time on screen follows this zone. Stored times, exhibits and reports do not change.</source>
        <translation>Jede Zeit am Bildschirm folgt dieser Zone. Gespeicherte Zeiten, Belege und Berichte ändern sich nicht.</translation>
    </message>
    <message>
        <source>Days after which an unsaved draft is dropped. 0 keeps drafts for ever.</source>
        <translation>Tage, nach denen ein nicht gespeicherter Entwurf entfällt. 0 behält Entwürfe für immer.</translation>
    </message>
    <message>
        <source>USD per million tokens. The first line whose model fits counts; * is any text. Models without a line cost nothing here and are named on the Summary.</source>
        <translation>USD je Million Token. Es zählt die erste Zeile, deren Modell passt; * steht für beliebigen Text. Modelle ohne Zeile kosten hier nichts und werden im Überblick genannt.</translation>
    </message>
    <message>
        <source>What the export dialog proposes to hide.</source>
        <translation>Was der Exportdialog zu verbergen vorschlägt.</translation>
    </message>
    <message>
        <source>Where spikes, shifts, clusters, findings and annotations lie in time. Click a mark to open it.</source>
        <translation>Wo Spitzen, Verschiebungen, Gruppen, Befunde und Anmerkungen in der Zeit liegen. Ein Klick auf eine Marke öffnet sie.</translation>
    </message>
    <message>
        <source>The same figures as the chart, one row a stretch of time, to read or to copy.</source>
        <translation>Dieselben Zahlen wie in der Zeichnung, eine Zeile je Zeitabschnitt, zum Lesen oder Kopieren.</translation>
    </message>
    <message>
        <source>What can be done with the range that you chose: annotate it, cite it, or zoom in.</source>
        <translation>Was mit dem gewählten Bereich geschehen kann: anmerken, zitieren oder vergrößern.</translation>
    </message>
    <message>
        <source>Shows the accounts whose name holds this text. It changes this table alone, not the filter.</source>
        <translation>Zeigt die Konten, deren Name diesen Text enthält. Das ändert nur diese Tabelle, nicht den Filter.</translation>
    </message>
    <message>
        <source>Every event that matches the filter. Choose one to see its fields and its record at the right.</source>
        <translation>Jedes Ereignis, das zum Filter passt. Wählen Sie eines, um rechts seine Felder und seinen Datensatz zu sehen.</translation>
    </message>
    <message>
        <source>Every parameter that the run used. A run with the same parameters on the same log finds the same.</source>
        <translation>Jeder Parameter, den der Lauf benutzt hat. Ein Lauf mit denselben Parametern auf demselben Protokoll findet dasselbe.</translation>
    </message>
    <message>
        <source>What people concluded, with severity and status. Choose one to read or change it.</source>
        <translation>Was Menschen gefolgert haben, mit Schwere und Stand. Wählen Sie einen Befund, um ihn zu lesen oder zu ändern.</translation>
    </message>
    <message>
        <source>Words of your own, separated by commas, to find findings of a kind again.</source>
        <translation>Eigene Wörter, durch Kommas getrennt, um Befunde einer Art wiederzufinden.</translation>
    </message>
    <message>
        <source>Who works on the finding. It is shown in the report.</source>
        <translation>Wer an dem Befund arbeitet. Es steht im Bericht.</translation>
    </message>
    <message>
        <source>A comment stays with your name and the time. It can be taken back, but not changed.</source>
        <translation>Ein Kommentar bleibt mit Ihrem Namen und der Zeit stehen. Er kann zurückgenommen, aber nicht geändert werden.</translation>
    </message>
    <message>
        <source>Rules that fill in fields from another source or from a file of addresses. The imported events stay as they are; a rule can be taken back.</source>
        <translation>Regeln, die Felder aus einer anderen Quelle oder einer Adressdatei füllen. Die eingelesenen Ereignisse bleiben, wie sie sind; eine Regel kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>The account of every record, for a log of one account that does not name it.</source>
        <translation>Das Konto jedes Datensatzes, für ein Protokoll eines einzigen Kontos, das es nicht nennt.</translation>
    </message>
    <message>
        <source>When the clock of the log began, for a log that counts seconds from its own start.</source>
        <translation>Wann die Uhr des Protokolls begann, für ein Protokoll, das Sekunden seit seinem Beginn zählt.</translation>
    </message>
    <message>
        <source>The first events as the import would store them. If a column looks wrong, change the format or the mapping.</source>
        <translation>Die ersten Ereignisse, wie der Import sie speichern würde. Sieht eine Spalte falsch aus, ändern Sie das Format oder die Zuordnung.</translation>
    </message>
    <message>
        <source>Records of the sample that cannot be understood, and why. They are kept and counted as rejects.</source>
        <translation>Datensätze der Probe, die nicht verstanden werden, und warum. Sie werden aufbewahrt und als zurückgewiesen gezählt.</translation>
    </message>
    <message>
        <source>The fields that the log has, with an example. Drag one onto a field of the event.</source>
        <translation>Die Felder des Protokolls mit einem Beispiel. Ziehen Sie eines auf ein Feld des Ereignisses.</translation>
    </message>
    <message>
        <source>What detection goes by. The help says for each what a higher or lower value does; the run records all of them.</source>
        <translation>Wonach die Suche sich richtet. Die Hilfe sagt zu jedem, was ein höherer oder niedrigerer Wert bewirkt; der Lauf hält alle fest.</translation>
    </message>
    <message>
        <source>The password of the signing key. It is used once and not stored.</source>
        <translation>Das Passwort des Signaturschlüssels. Es wird einmal benutzt und nicht gespeichert.</translation>
    </message>
    <message>
        <source>A new file that ends in .zip, or a new folder. Nothing is overwritten.</source>
        <translation>Eine neue Datei, die auf .zip endet, oder ein neuer Ordner. Nichts wird überschrieben.</translation>
    </message>
    <message>
        <source>Launches, releases and bans that detection takes into account. They belong to the case.</source>
        <translation>Starts, Veröffentlichungen und Sperren, die die Suche berücksichtigt. Sie gehören zum Fall.</translation>
    </message>
    <message>
        <source>A note on the price list and its date. It stands beside the estimated value.</source>
        <translation>Ein Hinweis auf die Preisliste und ihr Datum. Er steht beim geschätzten Wert.</translation>
    </message>
    <message>
        <source>What the bundle holds. Choose an exhibit to see its chart, its figures and its source lines.</source>
        <translation>Was das Paket enthält. Wählen Sie einen Beleg, um seine Zeichnung, seine Zahlen und seine Quellzeilen zu sehen.</translation>
    </message>
    <message>
        <source>Marks the exhibit as reviewed by you, in a file beside the bundle. The bundle stays as it is.</source>
        <translation>Vermerkt den Beleg als von Ihnen durchgesehen, in einer Datei neben dem Paket. Das Paket bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The name that your marks and comments bear.</source>
        <translation>Der Name, den Ihre Vermerke und Kommentare tragen.</translation>
    </message>
    <message>
        <source>What the check of the whole bundle gave: hashes, figures, custody log and signature.</source>
        <translation>Was die Prüfung des ganzen Pakets ergab: Hashwerte, Zahlen, Verwahrprotokoll und Signatur.</translation>
    </message>
    <message>
        <source>The figures as they were when the exhibit was cited.</source>
        <translation>Die Zahlen, wie sie waren, als der Beleg zitiert wurde.</translation>
    </message>
    <message>
        <source>The cited events with source and byte offset, so that anyone can find them in the original.</source>
        <translation>Die zitierten Ereignisse mit Quelle und Byte-Stelle, sodass jeder sie im Original finden kann.</translation>
    </message>
    <message>
        <source>The record of the chosen line as it stands in the source, then its fields.</source>
        <translation>Der Datensatz der gewählten Zeile, wie er in der Quelle steht, danach seine Felder.</translation>
    </message>
    <message>
        <source>What else could explain the traffic, and what you found when you looked. The report prints it with the finding; without it the report says that none was recorded.</source>
        <translation>Was den Verkehr sonst erklären könnte, und was Sie fanden, als Sie nachsahen. Der Bericht druckt es beim Befund; fehlt es, sagt der Bericht, dass nichts festgehalten wurde.</translation>
    </message>
</context>
<context>
    <name>tidemark::AccountModel</name>
    <message>
        <source>(no account)</source>
        <translation>(kein Konto)</translation>
    </message>
</context>
<context>
    <name>tidemark::AccountsPage</name>
    <message>
        <source>No accounts</source>
        <translation>Keine Konten</translation>
    </message>
    <message>
        <source>Import a log: each account, key or client in it becomes a row, with its trend and totals.</source>
        <translation>Lesen Sie ein Protokoll ein: Jedes Konto, jeder Schlüssel oder Client darin wird eine Zeile mit Verlauf und Summen.</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Find account</source>
        <translation>Konto suchen</translation>
    </message>
    <message>
        <source>Draw on timeline</source>
        <translation>Im Zeitverlauf zeichnen</translation>
    </message>
    <message>
        <source>Choose accounts first</source>
        <translation>Wählen Sie zuerst Konten</translation>
    </message>
    <message>
        <source>Keep only these</source>
        <translation>Nur diese behalten</translation>
    </message>
    <message>
        <source>%1 accounts</source>
        <translation>%1 Konten</translation>
    </message>
    <message>
        <source>No account like %1</source>
        <translation>Kein Konto wie %1</translation>
    </message>
    <message>
        <source>Its busiest hour</source>
        <translation>Stärkste Stunde</translation>
    </message>
    <message>
        <source>%1, %2 events</source>
        <translation>%1, %2 Ereignisse</translation>
    </message>
    <message>
        <source>%1, strength %2</source>
        <translation>%1, Stärke %2</translation>
    </message>
</context>
<context>
    <name>tidemark::Casework</name>
    <message>
        <source>Confirm detection</source>
        <translation>Auffälligkeit bestätigen</translation>
    </message>
    <message>
        <source>Dismiss detection</source>
        <translation>Auffälligkeit verwerfen</translation>
    </message>
    <message>
        <source>Reopen detection</source>
        <translation>Auffälligkeit wieder öffnen</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Anmerken</translation>
    </message>
    <message>
        <source>Edit annotation</source>
        <translation>Anmerkung bearbeiten</translation>
    </message>
    <message>
        <source>Remove annotation</source>
        <translation>Anmerkung entfernen</translation>
    </message>
    <message>
        <source>Add finding</source>
        <translation>Befund anlegen</translation>
    </message>
    <message>
        <source>Edit finding</source>
        <translation>Befund bearbeiten</translation>
    </message>
    <message>
        <source>Retract finding</source>
        <translation>Befund zurückziehen</translation>
    </message>
    <message>
        <source>Add exhibit</source>
        <translation>Beleg hinzufügen</translation>
    </message>
    <message>
        <source>Withdraw exhibit</source>
        <translation>Beleg zurückziehen</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Marke entfernen</translation>
    </message>
    <message>
        <source>Tag events</source>
        <translation>Ereignisse markieren</translation>
    </message>
    <message>
        <source>Add reference date</source>
        <translation>Bezugsdatum hinzufügen</translation>
    </message>
    <message>
        <source>Edit reference date</source>
        <translation>Bezugsdatum bearbeiten</translation>
    </message>
    <message>
        <source>Remove reference date</source>
        <translation>Bezugsdatum entfernen</translation>
    </message>
    <message>
        <source>Add join</source>
        <translation>Verknüpfung hinzufügen</translation>
    </message>
    <message>
        <source>Add address files</source>
        <translation>Adressdateien hinzufügen</translation>
    </message>
    <message>
        <source>Remove join</source>
        <translation>Verknüpfung entfernen</translation>
    </message>
    <message>
        <source>Remove address files</source>
        <translation>Adressdateien entfernen</translation>
    </message>
    <message>
        <source>Add comment</source>
        <translation>Kommentar hinzufügen</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Gegenzeichnen</translation>
    </message>
    <message>
        <source>Retract comment</source>
        <translation>Kommentar zurücknehmen</translation>
    </message>
    <message>
        <source>Restore comment</source>
        <translation>Kommentar wiederherstellen</translation>
    </message>
    <message>
        <source>Change case properties</source>
        <translation>Falleigenschaften ändern</translation>
    </message>
</context>
<context>
    <name>tidemark::ClustersPage</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Linked to</source>
        <translation>Verbunden mit</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Natural-log likelihood ratio</source>
        <translation>Natürlicher Logarithmus des Wahrscheinlichkeitsverhältnisses</translation>
    </message>
    <message>
        <source>Base rate</source>
        <translation>Grundrate</translation>
    </message>
    <message>
        <source>Share of all accounts that have the value</source>
        <translation>Anteil aller Konten, die den Wert haben</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>No clusters yet</source>
        <translation>Noch keine Gruppen</translation>
    </message>
    <message>
        <source>Detection looks for accounts that share addresses, payments, agents, prompts or clocks more than chance allows.</source>
        <translation>Die Suche findet Konten, die Adressen, Zahlungen, Programme, Eingaben oder Uhrzeiten häufiger teilen, als der Zufall erlaubt.</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Keep only its accounts</source>
        <translation>Nur ihre Konten behalten</translation>
    </message>
    <message>
        <source>Promote to finding…</source>
        <translation>Zum Befund machen …</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Cluster of %1 accounts</source>
        <translation>Gruppe von %1 Konten</translation>
    </message>
    <message>
        <source>%1 accounts, strength %2, rank %3</source>
        <translation>%1 Konten, Stärke %2, Rang %3</translation>
    </message>
    <message>
        <source>No clusters found</source>
        <translation>Keine Gruppen gefunden</translation>
    </message>
    <message>
        <source>The last detection run found no group of accounts that shares more than chance allows.</source>
        <translation>Die letzte Suche fand keine Gruppe von Konten, die mehr gemein hat, als der Zufall erlaubt.</translation>
    </message>
    <message>
        <source>the group</source>
        <translation>die Gruppe</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
</context>
<context>
    <name>tidemark::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Search actions, pages, accounts, findings</source>
        <translation>Befehle, Seiten, Konten, Befunde suchen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
</context>
<context>
    <name>tidemark::CustodyPage</name>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Wann (UTC)</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Custody log</source>
        <translation>Verwahrprotokoll</translation>
    </message>
    <message>
        <source>Choose an entry to see its line as stored: the hash of the line before, then the entry</source>
        <translation>Wählen Sie einen Eintrag, um seine gespeicherte Zeile zu sehen: den Hash der vorigen Zeile, dann den Eintrag</translation>
    </message>
    <message>
        <source>
SHA-256 of this line: %1</source>
        <translation>
SHA-256 dieser Zeile: %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>Chain intact</source>
        <translation>Kette unversehrt</translation>
    </message>
    <message>
        <source>Chain broken at entry %1: %2</source>
        <translation>Kette gebrochen bei Eintrag %1: %2</translation>
    </message>
    <message>
        <source>%1 entries, head %2…</source>
        <translation>%1 Einträge, Ende %2 …</translation>
    </message>
</context>
<context>
    <name>tidemark::DetectDialog</name>
    <message>
        <source>Detection settings</source>
        <translation>Einstellungen der Suche</translation>
    </message>
    <message>
        <source>They count from the next run on, in every case you open. Each run records in its case what it used; names are those of tidemark-cli detect --set.</source>
        <translation>Sie gelten ab dem nächsten Lauf, in jedem Fall, den Sie öffnen. Jeder Lauf hält in seinem Fall fest, womit er lief; die Namen sind die von tidemark-cli detect --set.</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Auf Vorgaben zurücksetzen</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>All parameters have their defaults</source>
        <translation>Alle Parameter haben ihre Vorgabe</translation>
    </message>
    <message numerus="yes">
        <source>%n parameter(s) changed</source>
        <translation>
            <numerusform>%n Parameter geändert</numerusform>
            <numerusform>%n Parameter geändert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::DetectionView</name>
    <message>
        <source>Choose a detection to see what was observed against what was expected, and why.</source>
        <translation>Wählen Sie eine Auffälligkeit, um Beobachtetes gegen Erwartetes zu sehen, und warum.</translation>
    </message>
    <message>
        <source>%1 accounts</source>
        <translation>%1 Konten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 by %2, %3</source>
        <translation>%1 von %2, %3</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Observed against expected</source>
        <translation>Beobachtet gegen erwartet</translation>
    </message>
    <message>
        <source>Blue: observed. Grey band: usual for the hour. Shaded: the detection.</source>
        <translation>Blau: beobachtet. Graues Band: üblich für die Stunde. Hinterlegt: die Auffälligkeit.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>False discovery</source>
        <translation>Fehlalarmrate</translation>
    </message>
    <message>
        <source>Lawful readings checked</source>
        <translation>Geprüfte harmlose Erklärungen</translation>
    </message>
    <message>
        <source>How it differs from the account&apos;s habit</source>
        <translation>Worin es von der Gewohnheit des Kontos abweicht</translation>
    </message>
    <message>
        <source>What would overturn it</source>
        <translation>Was dagegen spräche</translation>
    </message>
    <message>
        <source>In finding: %1</source>
        <translation>In Befund: %1</translation>
    </message>
    <message>
        <source>Open finding</source>
        <translation>Befund öffnen</translation>
    </message>
    <message>
        <source>Linked pairs</source>
        <translation>Verbundene Paare</translation>
    </message>
    <message>
        <source>Usual pairs</source>
        <translation>Übliche Paare</translation>
    </message>
</context>
<context>
    <name>tidemark::DetectionsPage</name>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Detection has not run yet</source>
        <translation>Es wurde noch nicht gesucht</translation>
    </message>
    <message>
        <source>It compares every account with its own habit and with everybody else, looks for groups that act as one, and lists what stands out, strongest first.</source>
        <translation>Die Suche vergleicht jedes Konto mit seiner Gewohnheit und mit allen anderen, findet Gruppen, die wie eines handeln, und nennt das Auffällige, das Stärkste zuerst.</translation>
    </message>
    <message>
        <source>Detections</source>
        <translation>Auffälligkeiten</translation>
    </message>
    <message>
        <source>Next in queue</source>
        <translation>Nächste in der Liste</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>Previous in queue</source>
        <translation>Vorige in der Liste</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Promote to finding…</source>
        <translation>Zum Befund machen …</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Nothing to look at yet</source>
        <translation>Noch nichts zu sehen</translation>
    </message>
    <message>
        <source>%1 accounts</source>
        <translation>%1 Konten</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Why is this not abuse? The reason goes into the report.</source>
        <translation>Warum ist das kein Missbrauch? Der Grund kommt in den Bericht.</translation>
    </message>
    <message>
        <source>Dismiss detection</source>
        <translation>Auffälligkeit verwerfen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>%1 open of %2</source>
        <translation>%1 von %2 offen</translation>
    </message>
    <message>
        <source>Keep only its time</source>
        <translation>Nur ihre Zeit behalten</translation>
    </message>
    <message>
        <source>Show on timeline</source>
        <translation>Auf dem Zeitverlauf zeigen</translation>
    </message>
    <message>
        <source>Parameters of the run</source>
        <translation>Parameter des Laufs</translation>
    </message>
    <message>
        <source>How to run detection</source>
        <translation>Wie gesucht wird</translation>
    </message>
    <message>
        <source>Run of %1 with %2</source>
        <translation>Lauf vom %1 mit %2</translation>
    </message>
    <message>
        <source>At their defaults: %1</source>
        <translation>Auf ihren Vorgaben: %1</translation>
    </message>
    <message>
        <source>Detection found nothing that stands out</source>
        <translation>Die Erkennung fand nichts Auffälliges</translation>
    </message>
    <message>
        <source>Every account kept to its own habit, as far as these parameters can tell. More logs, or a lower threshold in the detection settings, may show more.</source>
        <translation>Jedes Konto blieb bei seiner Gewohnheit, soweit diese Parameter das zeigen. Mehr Protokolle oder eine niedrigere Schwelle in den Einstellungen der Erkennung zeigen vielleicht mehr.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Requests of its accounts in its time</source>
        <translation>Anfragen ihrer Konten in ihrer Zeit</translation>
    </message>
</context>
<context>
    <name>tidemark::EmptyState</name>
    <message>
        <source>This is running; the line at the bottom of the window shows how far it is. The result appears here.</source>
        <translation>Das läuft; die Zeile am unteren Rand des Fensters zeigt, wie weit es ist. Das Ergebnis erscheint hier.</translation>
    </message>
</context>
<context>
    <name>tidemark::EventTableView</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Position among events</source>
        <translation>Stelle unter den Ereignissen</translation>
    </message>
</context>
<context>
    <name>tidemark::EventsPage</name>
    <message>
        <source>No events</source>
        <translation>Keine Ereignisse</translation>
    </message>
    <message>
        <source>No event matches the filter. Clear it, or import a log.</source>
        <translation>Kein Ereignis passt zum Filter. Leeren Sie ihn, oder lesen Sie ein Protokoll ein.</translation>
    </message>
    <message>
        <source>Tag events…</source>
        <translation>Ereignisse markieren …</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Choose events first</source>
        <translation>Wählen Sie zuerst Ereignisse</translation>
    </message>
    <message>
        <source>Cite events…</source>
        <translation>Ereignisse zitieren …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>As in the sources</source>
        <translation>Wie in den Quellen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>The filter does not fit this case</source>
        <translation>Der Filter passt nicht zu diesem Fall</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 von %2 Ereignissen</translation>
    </message>
    <message>
        <source>Import a log: every record that can be understood becomes a row here, with its original bytes beside it.</source>
        <translation>Lesen Sie ein Protokoll ein: Jeder verständliche Datensatz wird hier eine Zeile, mit seinen Originalbytes daneben.</translation>
    </message>
    <message>
        <source>No event matches the filter and time range.</source>
        <translation>Kein Ereignis passt zu Filter und Zeitraum.</translation>
    </message>
    <message>
        <source>%1 events, with their original records.</source>
        <translation>%1 Ereignisse mit ihren Originaldatensätzen.</translation>
    </message>
    <message>
        <source>Tag all that match…</source>
        <translation>Alle passenden markieren …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 Ereignis</numerusform>
            <numerusform>%1 Ereignisse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::EvidencePage</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Rejects</source>
        <translation>Zurückgewiesene</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>First event</source>
        <translation>Erstes Ereignis</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Letztes Ereignis</translation>
    </message>
    <message>
        <source>Zone and clock</source>
        <translation>Zone und Uhr</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Import the first log</source>
        <translation>Das erste Protokoll einlesen</translation>
    </message>
    <message>
        <source>Tidemark keeps the original bytes, hashes them, and turns each record into an event or a reject with its reason. Drop a file anywhere in the window, or choose one.</source>
        <translation>Tidemark bewahrt die Originalbytes, nimmt ihren Hash und macht aus jedem Datensatz ein Ereignis oder weist ihn mit Grund zurück. Ziehen Sie eine Datei ins Fenster, oder wählen Sie eine.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Import log…</source>
        <translation>Protokoll einlesen …</translation>
    </message>
    <message>
        <source>Choose a reject to see its bytes</source>
        <translation>Wählen Sie einen Zurückgewiesenen, um seine Bytes zu sehen</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Bewahrt</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Aktenzeichen</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>keine Zeit</translation>
    </message>
    <message>
        <source>No rejects: every record of this source became an event</source>
        <translation>Nichts zurückgewiesen: jeder Datensatz dieser Quelle wurde ein Ereignis</translation>
    </message>
    <message>
        <source>Rejects of this source: %1</source>
        <translation>Zurückgewiesene dieser Quelle: %1</translation>
    </message>
    <message>
        <source>%1 = %2 + %3, from %4</source>
        <translation>%1 = %2 + %3, aus %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln Datensatz</numerusform>
            <numerusform>%Ln Datensätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln Ereignis</numerusform>
            <numerusform>%Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reject(s)</source>
        <translation>
            <numerusform>%Ln Zurückweisung</numerusform>
            <numerusform>%Ln Zurückweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>one source</source>
        <translation>einer Quelle</translation>
    </message>
    <message>
        <source>%1 sources</source>
        <translation>%1 Quellen</translation>
    </message>
    <message>
        <source>Joins and address files</source>
        <translation>Verknüpfungen und Adressdateien</translation>
    </message>
    <message>
        <source>Joins and address files (%1)</source>
        <translation>Verknüpfungen und Adressdateien (%1)</translation>
    </message>
    <message>
        <source>Rejects (%1)</source>
        <translation>Zurückgewiesene (%1)</translation>
    </message>
</context>
<context>
    <name>tidemark::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Export the case as a bundle</source>
        <translation>Den Fall als Paket exportieren</translation>
    </message>
    <message>
        <source>A package that anyone can open and check without Tidemark: report, exhibits, tables, custody log and manifest.</source>
        <translation>Ein Paket, das jeder ohne Tidemark öffnen und prüfen kann: Bericht, Belege, Tabellen, Verwahrprotokoll und Verzeichnis.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Legal</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Redact</source>
        <translation>Schwärzen</translation>
    </message>
    <message>
        <source>Original bytes</source>
        <translation>Originalbytes</translation>
    </message>
    <message>
        <source>As the preset says</source>
        <translation>Wie die Vorlage sagt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Of cited sources</source>
        <translation>Der zitierten Quellen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Sign with</source>
        <translation>Signieren mit</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Key password</source>
        <translation>Kennwort des Schlüssels</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Schreiben nach</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export bundle</source>
        <translation>Paket exportieren</translation>
    </message>
    <message>
        <source>Bundle (*.zip)</source>
        <translation>Paket (*.zip)</translation>
    </message>
    <message>
        <source>%1, %2…</source>
        <translation>%1, %2 …</translation>
    </message>
    <message>
        <source>Report, exhibits with their source lines, tables, custody log and the cited originals.</source>
        <translation>Bericht, Belege mit ihren Quellzeilen, Tabellen, Verwahrprotokoll und die zitierten Originale.</translation>
    </message>
    <message>
        <source>Report and one-page summary; no originals.</source>
        <translation>Bericht und einseitiger Überblick; keine Originale.</translation>
    </message>
    <message>
        <source>Everything, with all originals and every event as a table.</source>
        <translation>Alles, mit sämtlichen Originalen und jedem Ereignis als Tabelle.</translation>
    </message>
    <message>
        <source>Accounts, addresses and keys leave as they are.</source>
        <translation>Konten, Adressen und Schlüssel gehen hinaus, wie sie sind.</translation>
    </message>
    <message>
        <source>Withheld: %1</source>
        <translation>Zurückgehalten: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n Datei, %1</numerusform>
            <numerusform>%n Dateien, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 exhibits, %2 events</source>
        <translation>%1 Belege, %2 Ereignisse</translation>
    </message>
    <message>
        <source>Bundle written</source>
        <translation>Paket geschrieben</translation>
    </message>
    <message>
        <source>Write down this fingerprint of the manifest; with it nobody can swap the bundle unseen:</source>
        <translation>Notieren Sie diesen Fingerabdruck des Verzeichnisses; dann kann niemand das Paket unbemerkt austauschen:</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>Neuer Schlüssel …</translation>
    </message>
    <message>
        <source>Look for secrets</source>
        <translation>Nach Geheimnissen suchen</translation>
    </message>
    <message>
        <source>Secrets in what leaves</source>
        <translation>Geheimnisse in dem, was hinausgeht</translation>
    </message>
    <message>
        <source>What leaves holds what looks like keys or tokens</source>
        <translation>Was hinausgeht, enthält etwas, das wie Schlüssel oder Token aussieht</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the sources hold what looks like an API key or token.</source>
        <translation>
            <numerusform>%n Zeile der Quellen enthält etwas, das wie ein API-Schlüssel oder Token aussieht.</numerusform>
            <numerusform>%n Zeilen der Quellen enthalten etwas, das wie ein API-Schlüssel oder Token aussieht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cited record(s) hold what looks like an API key or token.</source>
        <translation>
            <numerusform>%n zitierter Datensatz enthält etwas, das wie ein API-Schlüssel oder Token aussieht.</numerusform>
            <numerusform>%n zitierte Datensätze enthalten etwas, das wie ein API-Schlüssel oder Token aussieht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) that people wrote hold one.</source>
        <translation>
            <numerusform>%n von Menschen geschriebener Text enthält so etwas.</numerusform>
            <numerusform>%n von Menschen geschriebene Texte enthalten so etwas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) could not be read.</source>
        <translation>
            <numerusform>%n Quelle war nicht lesbar.</numerusform>
            <numerusform>%n Quellen waren nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked through: every line of every source, and what people wrote.</source>
        <translation>Durchgesehen: jede Zeile jeder Quelle und was Menschen geschrieben haben.</translation>
    </message>
    <message>
        <source>Looked through: the cited records, and what people wrote.</source>
        <translation>Durchgesehen: die zitierten Datensätze und was Menschen geschrieben haben.</translation>
    </message>
    <message>
        <source>Whoever gets the bundle could use them. Masked, the secrets are replaced everywhere and the records and originals byte for byte stay out; the bundle lists what is withheld.</source>
        <translation>Wer das Paket bekommt, könnte sie benutzen. Maskiert werden die Geheimnisse überall ersetzt, und die Datensätze und Originale bleiben in ihrem Wortlaut draußen; das Paket führt auf, was zurückgehalten wird.</translation>
    </message>
    <message>
        <source>Export as they are</source>
        <translation>Unverändert exportieren</translation>
    </message>
    <message>
        <source>Mask secrets</source>
        <translation>Geheimnisse maskieren</translation>
    </message>
</context>
<context>
    <name>tidemark::FigureCard</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tidemark::FilterBar</name>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <translation>Spalte %1: %2</translation>
    </message>
    <message>
        <source>Keep instead</source>
        <translation>Stattdessen behalten</translation>
    </message>
    <message>
        <source>Exclude instead</source>
        <translation>Stattdessen ausschließen</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation>Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>Filter: account:acct_17  status:&gt;=400  &quot;python-requests&quot;</source>
        <translation>Filter: account:acct_17  status:&gt;=400  &quot;python-requests&quot;</translation>
    </message>
    <message>
        <source>Time range, in %1</source>
        <translation>Zeitraum, in %1</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Ganze Zeit</translation>
    </message>
    <message>
        <source>Last hour of the case</source>
        <translation>Letzte Stunde des Falls</translation>
    </message>
    <message>
        <source>Last day of the case</source>
        <translation>Letzter Tag des Falls</translation>
    </message>
    <message>
        <source>Last week of the case</source>
        <translation>Letzte Woche des Falls</translation>
    </message>
    <message>
        <source>From and to…</source>
        <translation>Von und bis …</translation>
    </message>
</context>
<context>
    <name>tidemark::FilterEdit</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: account:acct_17  status:&gt;=400  &quot;python-requests&quot;</source>
        <translation>Filter: account:acct_17  status:&gt;=400  &quot;python-requests&quot;</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>tidemark::FindingReview</name>
    <message>
        <source>Sign off…</source>
        <translation>Gegenzeichnen …</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>New comment</source>
        <translation>Neuer Kommentar</translation>
    </message>
    <message>
        <source>Add comment</source>
        <translation>Kommentar hinzufügen</translation>
    </message>
    <message>
        <source> on %1</source>
        <translation> zu %1</translation>
    </message>
    <message>
        <source>%1, %2%3</source>
        <translation>%1, %2%3</translation>
    </message>
    <message>
        <source> (changed since)</source>
        <translation> (seither geändert)</translation>
    </message>
    <message>
        <source>Not signed off. A person who has not written it can sign it off.</source>
        <translation>Nicht gegengezeichnet. Wer ihn nicht geschrieben hat, kann gegenzeichnen.</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Gegenzeichnen</translation>
    </message>
    <message>
        <source>You state that you have reviewed the newest revision of this finding and its exhibits. What did you check?</source>
        <translation>Sie erklären, die neueste Fassung dieses Befunds und seine Belege durchgesehen zu haben. Was haben Sie geprüft?</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Gegengezeichnet</translation>
    </message>
    <message>
        <source>, retracted by %1, %2</source>
        <translation>, zurückgenommen von %1, %2</translation>
    </message>
    <message>
        <source>A comment; it carries your name and the time</source>
        <translation>Ein Kommentar; er trägt Ihren Namen und die Zeit</translation>
    </message>
    <message>
        <source>Retract</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Revision %1 signed off by %2, %3%4</source>
        <translation>Fassung %1 gegengezeichnet von %2, %3%4</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>tidemark::FindingsPage</name>
    <message>
        <source>Exhibit</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Cited by</source>
        <translation>Zitiert von</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>No findings yet</source>
        <translation>Noch keine Befunde</translation>
    </message>
    <message>
        <source>A finding is what you conclude, with the evidence that carries it. Promote a detection with F, cite events, add a range of the timeline, or start writing.</source>
        <translation>Ein Befund ist Ihr Schluss mit den Belegen, die ihn tragen. Machen Sie mit F eine Auffälligkeit dazu, zitieren Sie Ereignisse oder einen Zeitraum, oder schreiben Sie los.</translation>
    </message>
    <message>
        <source>New finding…</source>
        <translation>Neuer Befund …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N</source>
        <translation>Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>New finding</source>
        <translation>Neuer Befund</translation>
    </message>
    <message>
        <source>What do you conclude, in one line?</source>
        <translation>Was schließen Sie daraus, in einer Zeile?</translation>
    </message>
    <message>
        <source>Add finding</source>
        <translation>Befund anlegen</translation>
    </message>
    <message>
        <source>Save finding</source>
        <translation>Befund speichern</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Durchsicht</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Marken, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Show on timeline</source>
        <translation>Im Zeitverlauf zeigen</translation>
    </message>
    <message>
        <source>Withdraw exhibit</source>
        <translation>Beleg zurückziehen</translation>
    </message>
    <message>
        <source>Choose an exhibit first</source>
        <translation>Wählen Sie zuerst einen Beleg</translation>
    </message>
    <message>
        <source>Narrative</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>What happened, in Markdown. Cite exhibits as EX-001.</source>
        <translation>Was geschah, in Markdown. Belege zitieren Sie als EX-001.</translation>
    </message>
    <message>
        <source>Lawful explanations</source>
        <translation>Harmlose Erklärungen</translation>
    </message>
    <message>
        <source>Which innocent explanations were considered, and what speaks for or against each</source>
        <translation>Welche harmlosen Erklärungen erwogen wurden und was für oder gegen jede spricht</translation>
    </message>
    <message>
        <source>Retract…</source>
        <translation>Zurückziehen …</translation>
    </message>
    <message>
        <source>Finding saved</source>
        <translation>Befund gespeichert</translation>
    </message>
    <message>
        <source>Retract finding</source>
        <translation>Befund zurückziehen</translation>
    </message>
    <message>
        <source>It leaves lists and reports; its revisions stay in the case. Why?</source>
        <translation>Er verschwindet aus Listen und Berichten; seine Fassungen bleiben im Fall. Warum?</translation>
    </message>
    <message>
        <source>Draft kept. Save makes revision %1.</source>
        <translation>Entwurf bewahrt. Speichern macht Fassung %1 daraus.</translation>
    </message>
    <message>
        <source>Revision %1 by %2, %3</source>
        <translation>Fassung %1 von %2, %3</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Review (%1)</source>
        <translation>Durchsicht (%1)</translation>
    </message>
</context>
<context>
    <name>tidemark::HeatmapView</name>
    <message>
        <source>Accounts over time</source>
        <translation>Konten über die Zeit</translation>
    </message>
</context>
<context>
    <name>tidemark::HelpWindow</name>
    <message>
        <source>Help – Tidemark</source>
        <translation>Hilfe – Tidemark</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>tidemark::ImportWizard</name>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Import log</source>
        <translation>Protokoll einlesen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>As it will be understood</source>
        <translation>Wie es verstanden wird</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>What will be rejected</source>
        <translation>Was zurückgewiesen wird</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Only where the log names none</source>
        <translation>Nur wo das Protokoll keines nennt</translation>
    </message>
    <message>
        <source>Do not keep the original bytes, only refer to the file</source>
        <translation>Die Originalbytes nicht bewahren, nur auf die Datei verweisen</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>As stated in the log</source>
        <translation>Wie im Protokoll angegeben</translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation>Uhrabweichung</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>First records as they will be understood</source>
        <translation>Erste Datensätze, wie sie verstanden werden</translation>
    </message>
    <message>
        <source>Reading the beginning of the file…</source>
        <translation>Der Anfang der Datei wird gelesen …</translation>
    </message>
    <message>
        <source>Of the first %1 records: %2 events, %3 rejects</source>
        <translation>Von den ersten %1 Datensätzen: %2 Ereignisse, %3 Zurückgewiesene</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Detected: %1</source>
        <translation>Erkannt: %1</translation>
    </message>
    <message>
        <source>Confidence %1: %2</source>
        <translation>Sicherheit %1: %2</translation>
    </message>
    <message>
        <source>Chosen by you</source>
        <translation>Von Ihnen gewählt</translation>
    </message>
    <message>
        <source>The first record has no usable time</source>
        <translation>Der erste Datensatz hat keine brauchbare Zeit</translation>
    </message>
    <message>
        <source>First record: %1 UTC</source>
        <translation>Erster Datensatz: %1 UTC</translation>
    </message>
    <message>
        <source>Save as profile</source>
        <translation>Als Profil speichern</translation>
    </message>
    <message>
        <source>Profile (*.json)</source>
        <translation>Profil (*.json)</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 einlesen</translation>
    </message>
    <message>
        <source>Import %1 files</source>
        <translation>%1 Dateien einlesen</translation>
    </message>
    <message>
        <source>Imported %1 events, %2 rejects</source>
        <translation>%1 Ereignisse eingelesen, %2 Zurückgewiesene</translation>
    </message>
    <message>
        <source>What will be rejected (%1)</source>
        <translation>Was zurückgewiesen wird (%1)</translation>
    </message>
    <message>
        <source>Yours: %1</source>
        <translation>Eigenes: %1</translation>
    </message>
    <message>
        <source>Profile from a file…</source>
        <translation>Profil aus einer Datei…</translation>
    </message>
    <message>
        <source>Its clock said %1 UTC</source>
        <translation>Die Uhr der Quelle zeigte %1 UTC</translation>
    </message>
    <message>
        <source>In the case&apos;s zone: %1 %2</source>
        <translation>In der Zone des Falls: %1 %2</translation>
    </message>
    <message>
        <source>Profile from a file</source>
        <translation>Profil aus einer Datei</translation>
    </message>
    <message>
        <source>Clock starts at</source>
        <translation>Uhr beginnt</translation>
    </message>
    <message>
        <source>The times of this log count from a start. When was that?</source>
        <translation>Die Zeiten dieses Protokolls zählen ab einem Anfang. Wann war das?</translation>
    </message>
    <message>
        <source>The clock of this log counts from a start: say when that was, or its events get no time</source>
        <translation>Die Uhr dieses Protokolls zählt ab einem Anfang: Geben Sie ihn an, sonst bekommen die Ereignisse keine Zeit</translation>
    </message>
    <message>
        <source>A name of small letters, digits and _. The next import recognises such a log by itself, here and on the command line.</source>
        <translation>Ein Name aus Kleinbuchstaben, Ziffern und _. Der nächste Import erkennt ein solches Protokoll von selbst, hier und auf der Befehlszeile.</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>Profil speichern</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Nothing so far: each of the first %1 records becomes an event. Whatever fails later is kept with its place and reason.</source>
        <translation>Bisher nichts: Jeder der ersten %1 Datensätze wird ein Ereignis. Was später scheitert, wird mit Stelle und Grund behalten.</translation>
    </message>
</context>
<context>
    <name>tidemark::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Choose an account, event, detection or source and it is explained here, with its raw record where there is one.</source>
        <translation>Wählen Sie ein Konto, ein Ereignis, eine Auffälligkeit oder eine Quelle; hier wird sie erklärt, mit dem rohen Datensatz, wo es einen gibt.</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Event %1</source>
        <translation>Ereignis %1</translation>
    </message>
    <message>
        <source>No usable time</source>
        <translation>Keine brauchbare Zeit</translation>
    </message>
    <message>
        <source>Add to finding</source>
        <translation>Zu Befund hinzufügen</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Anmerken</translation>
    </message>
    <message>
        <source>Event %1 with its original record.</source>
        <translation>Ereignis %1 mit seinem Originaldatensatz.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Raw record</source>
        <translation>Roher Datensatz</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>(no account)</source>
        <translation>(kein Konto)</translation>
    </message>
    <message>
        <source>Account, over the whole case</source>
        <translation>Konto, über den ganzen Fall</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>Nur dies behalten</translation>
    </message>
    <message>
        <source>Draw on timeline</source>
        <translation>Im Zeitverlauf zeichnen</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Busiest hour</source>
        <translation>Stärkste Stunde</translation>
    </message>
    <message>
        <source>%1 requests at %2</source>
        <translation>%1 Anfragen um %2</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>Stunden der Woche</translation>
    </message>
    <message>
        <source>Detections</source>
        <translation>Auffälligkeiten</translation>
    </message>
    <message>
        <source>%1, strength %2</source>
        <translation>%1, Stärke %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Detection</source>
        <translation>Auffälligkeit</translation>
    </message>
    <message>
        <source>%1 accounts</source>
        <translation>%1 Konten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>False discovery</source>
        <translation>Fehlalarmrate</translation>
    </message>
    <message>
        <source>Detectable at</source>
        <translation>Erkennbar ab</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Source %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message>
        <source>Incomplete: %1</source>
        <translation>Unvollständig: %1</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Acquired</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>kept in the case</source>
        <translation>im Fall bewahrt</translation>
    </message>
    <message>
        <source>by reference to the path</source>
        <translation>als Verweis auf den Pfad</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Behälter</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Rejects</source>
        <translation>Zurückgewiesene</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>First event</source>
        <translation>Erstes Ereignis</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Letztes Ereignis</translation>
    </message>
    <message>
        <source>Imported in</source>
        <translation>Eingelesen in</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Similar accounts</source>
        <translation>Ähnliche Konten</translation>
    </message>
    <message>
        <source>same %1</source>
        <translation>gleich: %1</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>in network %1</source>
        <translation>im Netz %1</translation>
    </message>
    <message>
        <source>The same call in another source</source>
        <translation>Derselbe Aufruf in einer anderen Quelle</translation>
    </message>
    <message>
        <source>Counted at event %1, not here</source>
        <translation>Gezählt bei Ereignis %1, nicht hier</translation>
    </message>
    <message>
        <source>Zone and clock</source>
        <translation>Zone und Uhr</translation>
    </message>
    <message>
        <source>Linked pairs</source>
        <translation>Verbundene Paare</translation>
    </message>
    <message>
        <source>Usual pairs</source>
        <translation>Übliche Paare</translation>
    </message>
</context>
<context>
    <name>tidemark::JobPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Erledigte entfernen</translation>
    </message>
    <message>
        <source>Close jobs</source>
        <translation>Aufträge schließen</translation>
    </message>
</context>
<context>
    <name>tidemark::LanesView</name>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>One strip for each drawn account or value, on its own scale. Up and Down choose a lane, Delete takes it away. Alt+T shows the values as a table.</source>
        <translation>Ein Streifen für jedes gezeichnete Konto oder jeden Wert, mit eigener Skala. Auf und Ab wählen eine Spur, Entf nimmt sie weg. Alt+T zeigt die Werte als Tabelle.</translation>
    </message>
</context>
<context>
    <name>tidemark::LinkChart</name>
    <message>
        <source>Link chart</source>
        <translation>Verbindungsbild</translation>
    </message>
    <message>
        <source>Accounts and the values they share; the table of links below has the same content.</source>
        <translation>Konten und die Werte, die sie teilen; die Tabelle der Verbindungen darunter hat denselben Inhalt.</translation>
    </message>
</context>
<context>
    <name>tidemark::MainWindow</name>
    <message>
        <source>Tidemark</source>
        <translation>Tidemark</translation>
    </message>
    <message>
        <source>New case…</source>
        <translation>Neuer Fall …</translation>
    </message>
    <message>
        <source>Open case…</source>
        <translation>Fall öffnen …</translation>
    </message>
    <message>
        <source>Open sample case</source>
        <translation>Beispielfall öffnen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Import log…</source>
        <translation>Protokoll einlesen …</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Run detection</source>
        <translation>Auffälligkeiten suchen</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Verify case</source>
        <translation>Fall prüfen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+V</source>
        <translation>Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>Case properties…</source>
        <translation>Eigenschaften des Falls …</translation>
    </message>
    <message>
        <source>Close case</source>
        <translation>Fall schließen</translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation>Ctrl+W</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Edit filter</source>
        <translation>Filter bearbeiten</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Save view…</source>
        <translation>Ansicht speichern …</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>F4</source>
        <translation>F4</translation>
    </message>
    <message>
        <source>Theme: follow system</source>
        <translation>Farben: wie das System</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Farben: hell</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Farben: dunkel</translation>
    </message>
    <message>
        <source>Alt+0</source>
        <translation>Alt+0</translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>&amp;Fall</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <source>%1 – Tidemark</source>
        <translation>%1 – Tidemark</translation>
    </message>
    <message>
        <source>The case is open in another window</source>
        <translation>Der Fall ist in einem anderen Fenster geöffnet</translation>
    </message>
    <message>
        <source>Open bundle…</source>
        <translation>Paket öffnen …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>Open bundle</source>
        <translation>Paket öffnen</translation>
    </message>
    <message>
        <source>Detection settings…</source>
        <translation>Einstellungen der Suche …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
</context>
<context>
    <name>tidemark::MappingEditor</name>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Kommt aus</translation>
    </message>
    <message>
        <source>First record</source>
        <translation>Erster Datensatz</translation>
    </message>
    <message>
        <source>Save as profile…</source>
        <translation>Als Profil speichern …</translation>
    </message>
    <message>
        <source>%1 comes from</source>
        <translation>%1 kommt aus</translation>
    </message>
    <message>
        <source>not in this log</source>
        <translation>nicht in diesem Protokoll</translation>
    </message>
    <message>
        <source>%1: not in the records looked at</source>
        <translation>%1: nicht in den geprüften Einträgen</translation>
    </message>
    <message>
        <source>Drag a field of the log onto a row, choose it from the list, or write a path such as usage.output_tokens. An empty row stays empty in every event.</source>
        <translation>Ziehen Sie ein Feld des Protokolls auf eine Zeile, wählen Sie es aus der Liste oder schreiben Sie einen Pfad wie usage.output_tokens. Eine leere Zeile bleibt in jedem Ereignis leer.</translation>
    </message>
</context>
<context>
    <name>tidemark::MarkdownPreview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>tidemark::Navigation</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>tidemark::NextStep</name>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Run detection</source>
        <translation>Auffälligkeiten suchen</translation>
    </message>
    <message>
        <source>%1 events are in. Next: let detection find the accounts that spiked or acted together.</source>
        <translation>%1 Ereignisse sind da. Als Nächstes: Auffälligkeiten suchen, also Konten, die ausschlugen oder gemeinsam handelten.</translation>
    </message>
</context>
<context>
    <name>tidemark::OverviewStrip</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Whole case</source>
        <translation>Ganzer Fall</translation>
    </message>
</context>
<context>
    <name>tidemark::PriceTableEdit</name>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation>Eingabe aus Zwischenspeicher</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>USD per million tokens</source>
        <translation>USD je Million Token</translation>
    </message>
    <message>
        <source>Where the prices are from</source>
        <translation>Woher die Preise stammen</translation>
    </message>
    <message>
        <source>Where the prices are from; printed beside every estimate</source>
        <translation>Woher die Preise stammen; steht bei jeder Schätzung</translation>
    </message>
    <message>
        <source>the price of %1 is not a number</source>
        <translation>der Preis von %1 ist keine Zahl</translation>
    </message>
    <message>
        <source>prices</source>
        <translation>Preise</translation>
    </message>
</context>
<context>
    <name>tidemark::RawView</name>
    <message>
        <source>Raw record</source>
        <translation>Roher Datensatz</translation>
    </message>
</context>
<context>
    <name>tidemark::ReviewExhibitView</name>
    <message>
        <source>Chart of the exhibit</source>
        <translation>Diagramm des Belegs</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Wann (UTC)</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Byte</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Figures when cited</source>
        <translation>Zahlen beim Zitieren</translation>
    </message>
    <message>
        <source>Source lines</source>
        <translation>Quellzeilen</translation>
    </message>
    <message>
        <source>Record as received</source>
        <translation>Datensatz wie erhalten</translation>
    </message>
    <message>
        <source>Choose a source line to see its record as received</source>
        <translation>Wählen Sie eine Quellzeile, um ihren Datensatz wie erhalten zu sehen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>From %1 to %2, zone %3, metric %4.</source>
        <translation>Von %1 bis %2, Zone %3, Messgröße %4.</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Accounts: %1</source>
        <translation>Konten: %1</translation>
    </message>
    <message>
        <source>Cited by %1, %2.</source>
        <translation>Zitiert von %1, %2.</translation>
    </message>
    <message>
        <source>These bytes do not have the SHA-256 that the bundle states.</source>
        <translation>Diese Bytes haben nicht den SHA-256, den das Paket nennt.</translation>
    </message>
    <message>
        <source>The record itself is not in this bundle; its fields are:</source>
        <translation>Der Datensatz selbst ist nicht in diesem Paket; seine Felder sind:</translation>
    </message>
    <message>
        <source>(cut here; the file of records has all of it)</source>
        <translation>(hier gekürzt; die Datei der Datensätze hat alles)</translation>
    </message>
</context>
<context>
    <name>tidemark::ReviewPage</name>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>What was checked…</source>
        <translation>Was geprüft wurde …</translation>
    </message>
    <message>
        <source>Close bundle</source>
        <translation>Paket schließen</translation>
    </message>
    <message>
        <source>Findings and exhibits</source>
        <translation>Befunde und Belege</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Durchgesehen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Durchsehende Person</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>No comments yet</source>
        <translation>Noch keine Kommentare</translation>
    </message>
    <message>
        <source>New comment</source>
        <translation>Neuer Kommentar</translation>
    </message>
    <message>
        <source>A comment; it is kept beside the bundle, not in it</source>
        <translation>Ein Kommentar; er liegt neben dem Paket, nicht darin</translation>
    </message>
    <message>
        <source>Add comment</source>
        <translation>Kommentar hinzufügen</translation>
    </message>
    <message>
        <source>Checking the bundle…</source>
        <translation>Das Paket wird geprüft …</translation>
    </message>
    <message>
        <source>Check bundle</source>
        <translation>Paket prüfen</translation>
    </message>
    <message>
        <source>Review notes</source>
        <translation>Notizen zur Durchsicht</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>Liegt in %1</translation>
    </message>
    <message>
        <source>Marks and comments cannot be kept</source>
        <translation>Häkchen und Kommentare lassen sich nicht speichern</translation>
    </message>
    <message>
        <source>This bundle is not as it was made: %1 faults</source>
        <translation>Dieses Paket ist nicht, wie es gemacht wurde: %1 Fehler</translation>
    </message>
    <message>
        <source>Intact, signed by key %1…</source>
        <translation>Unversehrt, signiert mit Schlüssel %1 …</translation>
    </message>
    <message>
        <source>Intact, not signed</source>
        <translation>Unversehrt, nicht signiert</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>gemacht %1</translation>
    </message>
    <message>
        <source>preset %1</source>
        <translation>Vorlage %1</translation>
    </message>
    <message>
        <source>redaction %1</source>
        <translation>Schwärzung %1</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Finding %1</source>
        <translation>Befund %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>früher</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 Notizen</translation>
    </message>
    <message>
        <source>Severity %1, confidence %2, status %3. By %4, %5.</source>
        <translation>Schwere %1, Sicherheit %2, Stand %3. Von %4, %5.</translation>
    </message>
    <message>
        <source>Signed off by %1.</source>
        <translation>Gegengezeichnet von %1.</translation>
    </message>
    <message>
        <source>Exhibits: %1</source>
        <translation>Belege: %1</translation>
    </message>
    <message>
        <source>Lawful explanations</source>
        <translation>Harmlose Erklärungen</translation>
    </message>
    <message>
        <source>by %1, %2</source>
        <translation>von %1, %2</translation>
    </message>
    <message>
        <source>by %1, %2, on another state of the bundle</source>
        <translation>von %1, %2, zu einem anderen Stand des Pakets</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <translation>Geprüft: %1</translation>
    </message>
    <message>
        <source>The bundle is intact</source>
        <translation>Das Paket ist unversehrt</translation>
    </message>
    <message>
        <source>The bundle is not intact</source>
        <translation>Das Paket ist nicht unversehrt</translation>
    </message>
    <message>
        <source>SHA-256 of its tag manifest; compare it with the one you were given:</source>
        <translation>SHA-256 seines Verzeichnisses der Metadateien; vergleichen Sie ihn mit dem, den Sie erhielten:</translation>
    </message>
</context>
<context>
    <name>tidemark::RulesPanel</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>Mehrdeutig</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Widersprüche</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Ergänzt</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>Hinzugefügt von</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What completes the events; the events as imported stay untouched</source>
        <translation>Was die Ereignisse ergänzt; die importierten Ereignisse bleiben unberührt</translation>
    </message>
    <message>
        <source>Add join…</source>
        <translation>Verknüpfung hinzufügen…</translation>
    </message>
    <message>
        <source>Add address files…</source>
        <translation>Adressdateien hinzufügen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>No joins and no address files. A join completes the records of one source with those of another that saw the same calls, such as tokens from the gateway and the caller from the audit log. Address files name the country and network of each address, without asking any network.</source>
        <translation>Keine Verknüpfungen und keine Adressdateien. Eine Verknüpfung ergänzt die Datensätze einer Quelle aus einer anderen, die dieselben Aufrufe sah, etwa Token aus dem Gateway und den Aufrufer aus dem Prüfprotokoll. Adressdateien nennen Land und Netz jeder Adresse, ohne irgendein Netz zu fragen.</translation>
    </message>
    <message>
        <source>Joins and address files</source>
        <translation>Verknüpfungen und Adressdateien</translation>
    </message>
    <message>
        <source>Complete one source from another</source>
        <translation>Eine Quelle aus einer anderen ergänzen</translation>
    </message>
    <message>
        <source>A join needs two sources</source>
        <translation>Eine Verknüpfung braucht zwei Quellen</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Verknüpfung</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewandt</translation>
    </message>
    <message>
        <source>Not applied</source>
        <translation>Nicht angewandt</translation>
    </message>
    <message>
        <source>Add address files</source>
        <translation>Adressdateien hinzufügen</translation>
    </message>
    <message>
        <source>Address files (*.mmdb)</source>
        <translation>Adressdateien (*.mmdb)</translation>
    </message>
    <message>
        <source>Removed; undo puts it back</source>
        <translation>Entfernt; Rückgängig stellt es wieder her</translation>
    </message>
</context>
<context>
    <name>tidemark::SelectionBar</name>
    <message>
        <source>Selected range</source>
        <translation>Gewählter Zeitraum</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Filter to range</source>
        <translation>Auf Zeitraum filtern</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Anmerken</translation>
    </message>
    <message>
        <source>Add to finding</source>
        <translation>Zu Befund hinzufügen</translation>
    </message>
</context>
<context>
    <name>tidemark::SettingsDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Reference dates</source>
        <translation>Bezugsdaten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Drafts and log</source>
        <translation>Entwürfe und Protokoll</translation>
    </message>
    <message>
        <source>Save preferences</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Investigator</source>
        <translation>Ermittelnde Person</translation>
    </message>
    <message>
        <source>Your name, as it goes into the custody log</source>
        <translation>Ihr Name, wie er ins Verwahrprotokoll eingeht</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Show times in</source>
        <translation>Zeiten anzeigen in</translation>
    </message>
    <message>
        <source>The zone of the case</source>
        <translation>Die Zone des Falls</translation>
    </message>
    <message>
        <source>Open the last case again at the start</source>
        <translation>Beim Start den letzten Fall wieder öffnen</translation>
    </message>
    <message>
        <source>What tokens cost, by model; the first line that fits counts. This is the table of the open case: a change goes into its custody log.</source>
        <translation>Was Token kosten, nach Modell; es zählt die erste passende Zeile. Dies ist die Tabelle des offenen Falls: Eine Änderung geht in sein Verwahrprotokoll ein.</translation>
    </message>
    <message>
        <source>What tokens cost, by model; the first line that fits counts. No case is open: this is the table that new cases start with.</source>
        <translation>Was Token kosten, nach Modell; es zählt die erste passende Zeile. Kein Fall ist offen: Mit dieser Tabelle beginnen neue Fälle.</translation>
    </message>
    <message>
        <source>Use this table for new cases too</source>
        <translation>Diese Tabelle auch für neue Fälle verwenden</translation>
    </message>
    <message>
        <source>Days that matter to your cases, such as the release of a model. New cases start with them; charts mark them.</source>
        <translation>Tage, auf die es in Ihren Fällen ankommt, etwa das Erscheinen eines Modells. Neue Fälle beginnen mit ihnen; Diagramme zeigen sie an.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Add date</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>Remove date</source>
        <translation>Tag entfernen</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Erscheinen</translation>
    </message>
    <message>
        <source>Redact</source>
        <translation>Schwärzen</translation>
    </message>
    <message>
        <source>Sign with</source>
        <translation>Signieren mit</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>Neuer Schlüssel …</translation>
    </message>
    <message>
        <source>What the export dialog proposes; you choose there each time.</source>
        <translation>Was der Exportdialog vorschlägt; Sie wählen dort jedes Mal.</translation>
    </message>
    <message>
        <source>Keys are in %1</source>
        <translation>Schlüssel liegen in %1</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>%1, %2…</source>
        <translation>%1, %2 …</translation>
    </message>
    <message>
        <source>Keep drafts</source>
        <translation>Entwürfe behalten</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>What you type into a finding is kept in the case at once. A draft that was not saved for so long is dropped when the case is opened.</source>
        <translation>Was Sie in einen Befund tippen, wird sofort im Fall bewahrt. Ein Entwurf, der so lange nicht gespeichert wurde, entfällt beim Öffnen des Falls.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors and warnings</source>
        <translation>Fehler und Warnungen</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Log and crash reports hold no evidence and stay on this computer, in %1</source>
        <translation>Protokoll und Absturzberichte enthalten keine Beweismittel und bleiben auf diesem Rechner, in %1</translation>
    </message>
    <message>
        <source>Language and size change with a restart, which is offered when you save.</source>
        <translation>Sprache und Größe wechseln mit einem Neustart, der beim Speichern angeboten wird.</translation>
    </message>
    <message>
        <source>Restart Tidemark?</source>
        <translation>Tidemark neu starten?</translation>
    </message>
    <message>
        <source>Language and size change when the program starts. It comes back with the case, the page and the filter that are open now.</source>
        <translation>Sprache und Größe wechseln, wenn das Programm startet. Es kommt mit dem Fall, der Seite und dem Filter wieder, die jetzt offen sind.</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>At the next start</source>
        <translation>Beim nächsten Start</translation>
    </message>
    <message>
        <source>Change prices</source>
        <translation>Preise ändern</translation>
    </message>
</context>
<context>
    <name>tidemark::SourceFieldList</name>
    <message>
        <source>Fields of the log</source>
        <translation>Felder des Protokolls</translation>
    </message>
    <message>
        <source>In the log</source>
        <translation>Im Protokoll</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Zum Beispiel</translation>
    </message>
</context>
<context>
    <name>tidemark::StatusLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Opening the case…</source>
        <translation>Der Fall wird geöffnet …</translation>
    </message>
    <message>
        <source>No case open</source>
        <translation>Kein Fall geöffnet</translation>
    </message>
    <message>
        <source>No filter</source>
        <translation>Kein Filter</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 von %2 Ereignissen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Custody intact, %1 entries</source>
        <translation>Verwahrung unversehrt, %1 Einträge</translation>
    </message>
    <message>
        <source>Custody broken: %1 faults</source>
        <translation>Verwahrung gebrochen: %1 Fehler</translation>
    </message>
    <message>
        <source>Read-only  ·  </source>
        <translation>Nur lesen  ·  </translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 Ereignis</numerusform>
            <numerusform>%1 Ereignisse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::SummaryPage</name>
    <message>
        <source>(not stated)</source>
        <translation>(nicht angegeben)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>output tokens</source>
        <translation>Ausgabe-Token</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Clusters (%1)</source>
        <translation>Gruppen (%1)</translation>
    </message>
    <message>
        <source>no accounts act as one</source>
        <translation>keine Konten handeln wie eines</translation>
    </message>
    <message>
        <source>accounts that act together</source>
        <translation>Konten, die gemeinsam handeln</translation>
    </message>
    <message>
        <source>Findings by severity</source>
        <translation>Befunde nach Schwere</translation>
    </message>
    <message>
        <source>Findings by severity (%1)</source>
        <translation>Befunde nach Schwere (%1)</translation>
    </message>
    <message>
        <source>%1 draft, %2 in review, %3 confirmed, %4 dismissed</source>
        <translation>%1 im Entwurf, %2 in Durchsicht, %3 bestätigt, %4 verworfen</translation>
    </message>
    <message>
        <source>Week over week</source>
        <translation>Woche für Woche</translation>
    </message>
    <message>
        <source>%1 (in part)</source>
        <translation>%1 (teilweise)</translation>
    </message>
    <message>
        <source>requests of the accounts involved, by week from Monday</source>
        <translation>Anfragen der beteiligten Konten, je Woche ab Montag</translation>
    </message>
    <message>
        <source>output tokens of the accounts involved, by week from Monday</source>
        <translation>Ausgabe-Token der beteiligten Konten, je Woche ab Montag</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>First detection</source>
        <translation>Erste Auffälligkeit</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Accounts involved: %1 in the %2 before, %3 after (%4). All others: %5, then %6 (%7).</source>
        <translation>Beteiligte Konten: %1 in %2 davor, danach %3 (%4). Alle anderen: %5, dann %6 (%7).</translation>
    </message>
    <message>
        <source>How sure, and what is open</source>
        <translation>Wie sicher, und was offen ist</translation>
    </message>
    <message>
        <source>Nothing to sum up yet</source>
        <translation>Noch nichts zusammenzufassen</translation>
    </message>
    <message>
        <source>Import a log and run detection: this page then says what happened, how big it is, who was involved and how sure that is.</source>
        <translation>Lesen Sie ein Protokoll ein und lassen Sie suchen: Diese Seite sagt dann, was geschah, wie groß es ist, wer beteiligt war und wie sicher das ist.</translation>
    </message>
    <message>
        <source>The summary could not be made</source>
        <translation>Der Überblick ließ sich nicht erstellen</translation>
    </message>
    <message>
        <source>Export one page…</source>
        <translation>Eine Seite exportieren …</translation>
    </message>
    <message>
        <source>Evidence came in after detection ran: detections, and figures that rest on them, are of before.</source>
        <translation>Nach der Suche kamen Beweismittel hinzu: Auffälligkeiten und Zahlen, die auf ihnen beruhen, sind von vorher.</translation>
    </message>
    <message>
        <source>Export one page</source>
        <translation>Eine Seite exportieren</translation>
    </message>
    <message>
        <source>Document (*.pdf);;Picture (*.png)</source>
        <translation>Dokument (*.pdf);;Bild (*.png)</translation>
    </message>
    <message>
        <source>Export summary</source>
        <translation>Überblick exportieren</translation>
    </message>
    <message>
        <source>Summary written</source>
        <translation>Überblick geschrieben</translation>
    </message>
    <message>
        <source>Accounts involved</source>
        <translation>Beteiligte Konten</translation>
    </message>
    <message>
        <source>of %1 in the case</source>
        <translation>von %1 im Fall</translation>
    </message>
    <message>
        <source>Their requests</source>
        <translation>Ihre Anfragen</translation>
    </message>
    <message>
        <source>Their output tokens</source>
        <translation>Ihre Ausgabe-Token</translation>
    </message>
    <message>
        <source>Their input tokens</source>
        <translation>Ihre Eingabe-Token</translation>
    </message>
    <message>
        <source>Bytes they received</source>
        <translation>Empfangene Bytes</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Share of all traffic</source>
        <translation>Anteil am Verkehr</translation>
    </message>
    <message>
        <source>of all requests</source>
        <translation>aller Anfragen</translation>
    </message>
    <message>
        <source>of all output tokens</source>
        <translation>aller Ausgabe-Token</translation>
    </message>
    <message>
        <source>Estimated value</source>
        <translation>Geschätzter Wert</translation>
    </message>
    <message>
        <source>of $%1, at the case&apos;s price table</source>
        <translation>von $%1, nach der Preistabelle des Falls</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day without its year, as QLocale writes formats</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>First and last activity</source>
        <translation>Erste und letzte Tätigkeit</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Detections</source>
        <translation>Auffälligkeiten</translation>
    </message>
    <message>
        <source>%1 open, %2 confirmed, %3 dismissed</source>
        <translation>%1 offen, %2 bestätigt, %3 verworfen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s), %1 events</source>
        <translation>
            <numerusform>%n Quelle, %1 Ereignisse</numerusform>
            <numerusform>%n Quellen, %1 Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>Volume over time</source>
        <translation>Menge über die Zeit</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Involved</source>
        <translation>Beteiligt</translation>
    </message>
</context>
<context>
    <name>tidemark::TimelinePage</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Import a log and its volume appears here: total and chosen accounts over the baseline, with every detection marked.</source>
        <translation>Lesen Sie ein Protokoll ein, und seine Menge erscheint hier: Gesamtes und gewählte Konten über dem üblichen Bereich, mit jeder Auffälligkeit.</translation>
    </message>
    <message>
        <source>Volume over time, as a table</source>
        <translation>Menge über die Zeit, als Tabelle</translation>
    </message>
    <message>
        <source>Timeline as table</source>
        <translation>Zeitverlauf als Tabelle</translation>
    </message>
    <message>
        <source>Alt+T</source>
        <translation>Alt+T</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Logarithmische Teilung</translation>
    </message>
    <message>
        <source>Alt+L</source>
        <translation>Alt+L</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation>Ctrl++</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Ctrl+-</source>
        <translation>Ctrl+-</translation>
    </message>
    <message>
        <source>Whole case</source>
        <translation>Ganzer Fall</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>Previous detection</source>
        <translation>Vorige Auffälligkeit</translation>
    </message>
    <message>
        <source>[</source>
        <translation>[</translation>
    </message>
    <message>
        <source>Next detection</source>
        <translation>Nächste Auffälligkeit</translation>
    </message>
    <message>
        <source>]</source>
        <translation>]</translation>
    </message>
    <message>
        <source>Detections</source>
        <translation>Auffälligkeiten</translation>
    </message>
    <message>
        <source>Accounts by</source>
        <translation>Konten nach</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Peak ratio</source>
        <translation>Spitzenverhältnis</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>The volume from %1, with the current filter and accounts, as an exhibit.</source>
        <translation>Die Menge von %1, mit dem jetzigen Filter und den Konten, als Beleg.</translation>
    </message>
    <message>
        <source>No event has a time</source>
        <translation>Kein Ereignis hat eine Zeit</translation>
    </message>
    <message>
        <source>The events are under Events. A timeline needs a time in each record: import the log again with its time field mapped.</source>
        <translation>Die Ereignisse stehen unter Ereignisse. Ein Zeitverlauf braucht eine Zeit in jedem Datensatz: Lesen Sie das Protokoll noch einmal mit zugeordnetem Zeitfeld ein.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>No detections: run detection first</source>
        <translation>Keine Auffälligkeiten: erst suchen lassen</translation>
    </message>
    <message>
        <source>Edit annotation…</source>
        <translation>Anmerkung bearbeiten …</translation>
    </message>
    <message>
        <source>Filter to its range</source>
        <translation>Auf ihren Zeitraum filtern</translation>
    </message>
    <message>
        <source>Remove annotation</source>
        <translation>Anmerkung entfernen</translation>
    </message>
    <message>
        <source>Filter to this bucket</source>
        <translation>Auf diesen Abschnitt filtern</translation>
    </message>
    <message>
        <source>±5 min around here</source>
        <translation>±5 min um diese Stelle</translation>
    </message>
    <message>
        <source>Annotate this bucket…</source>
        <translation>Diesen Abschnitt anmerken …</translation>
    </message>
    <message>
        <source>Annotate range…</source>
        <translation>Zeitraum anmerken…</translation>
    </message>
    <message>
        <source>Alt+A</source>
        <translation>Alt+A</translation>
    </message>
    <message>
        <source>Add range to finding…</source>
        <translation>Zeitraum zu Befund…</translation>
    </message>
    <message>
        <source>Alt+R</source>
        <translation>Alt+R</translation>
    </message>
    <message>
        <source>Add reference date…</source>
        <translation>Bezugsdatum hinzufügen…</translation>
    </message>
    <message>
        <source>(no account)</source>
        <translation>(kein Konto)</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>Nur dies behalten</translation>
    </message>
    <message>
        <source>Remove from timeline</source>
        <translation>Aus dem Zeitverlauf nehmen</translation>
    </message>
    <message>
        <source>A week before and after</source>
        <translation>Eine Woche davor und danach</translation>
    </message>
    <message>
        <source>Edit reference date…</source>
        <translation>Bezugsdatum bearbeiten…</translation>
    </message>
    <message>
        <source>Remove reference date</source>
        <translation>Bezugsdatum entfernen</translation>
    </message>
    <message>
        <source>Show its event</source>
        <translation>Sein Ereignis zeigen</translation>
    </message>
    <message>
        <source>Add bucket to finding…</source>
        <translation>Abschnitt zu Befund…</translation>
    </message>
    <message>
        <source>Add reference date here…</source>
        <translation>Bezugsdatum hier hinzufügen…</translation>
    </message>
    <message>
        <source>Volume over time</source>
        <translation>Volumen über die Zeit</translation>
    </message>
    <message>
        <source>Accounts over time</source>
        <translation>Konten über die Zeit</translation>
    </message>
</context>
<context>
    <name>tidemark::TimelinePlot</name>
    <message>
        <source>Volume over time</source>
        <translation>Menge über die Zeit</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Wheel zooms, with Ctrl faster; drag pans, Shift+drag selects a range, Alt+drag up and down zooms; arrows, plus, minus and Home do the same. Alt+T shows the values as a table.</source>
        <translation>Das Rad zoomt, mit Strg schneller; Ziehen verschiebt, Umschalt+Ziehen wählt einen Zeitraum, Alt+Ziehen auf und ab zoomt; Pfeile, Plus, Minus und Pos1 tun dasselbe. Alt+T zeigt die Werte als Tabelle.</translation>
    </message>
    <message>
        <source>Expected, %1</source>
        <translation>Erwartet, %1</translation>
    </message>
    <message>
        <source>Drag selects a range, wheel zooms</source>
        <translation>Ziehen wählt einen Zeitraum, Rad zoomt</translation>
    </message>
    <message>
        <source>Drag pans, Shift+drag selects, Alt+drag zooms</source>
        <translation>Ziehen verschiebt, Umschalt+Ziehen wählt, Alt+Ziehen zoomt</translation>
    </message>
</context>
<context>
    <name>tidemark::VolumeChart</name>
    <message>
        <source>%1, largest %2 at %3</source>
        <translation>%1, am größten %2 um %3</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Üblicher Bereich</translation>
    </message>
</context>
<context>
    <name>tidemark::WeekView</name>
    <message>
        <source>Hours of the week</source>
        <translation>Stunden der Woche</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
</context>
<context>
    <name>tidemark::WelcomePage</name>
    <message>
        <source>Recent cases</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>None yet. The sample case shows every page with an invented incident.</source>
        <translation>Noch keine. Der Beispielfall zeigt jede Seite an einem erfundenen Vorfall.</translation>
    </message>
    <message>
        <source>Tidemark opens no connection to any network and sends no usage data. Your cases stay in the files you save them in.</source>
        <translation>Tidemark baut keine Netzverbindung auf und schickt keine Nutzungsdaten. Ihre Fälle bleiben in den Dateien, in denen Sie sie speichern.</translation>
    </message>
    <message>
        <source>Tidemark</source>
        <translation>Tidemark</translation>
    </message>
    <message>
        <source>Which accounts spiked, which acted together, and the proof of it</source>
        <translation>Welche Konten auffielen, welche gemeinsam handelten, und der Beleg dafür</translation>
    </message>
    <message>
        <source>New here? The tour leads through the sample case in ten minutes.</source>
        <translation>Neu hier? Der Rundgang führt in zehn Minuten durch den Beispielfall.</translation>
    </message>
    <message>
        <source>Tidemark is now version %1; before it was %2.</source>
        <translation>Tidemark ist jetzt Version %1; vorher war es %2.</translation>
    </message>
    <message>
        <source>Do not show again</source>
        <translation>Nicht mehr zeigen</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Aus dieser Liste nehmen</translation>
    </message>
</context>
</TS>
