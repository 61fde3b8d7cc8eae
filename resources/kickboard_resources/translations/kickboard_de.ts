<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Kickboard: MIT. Qt and PySide6: LGPL 3, used as they come and replaceable. Icons: Lucide, ISC. Fonts: Inter and JetBrains Mono, OFL 1.1.</source>
        <translation>Kickboard: MIT. Qt und PySide6: LGPL 3, unverändert und austauschbar. Symbole: Lucide, ISC. Schriften: Inter und JetBrains Mono, OFL 1.1.</translation>
    </message>
    <message>
        <source>Sidekiq is a trademark of its owner. Kickboard is independent of it and not endorsed by it; it reads and writes the same data format and contains none of its code.</source>
        <translation>Sidekiq ist eine Marke ihres Inhabers. Kickboard ist davon unabhängig und wird von ihm nicht unterstützt; es liest und schreibt dasselbe Datenformat und enthält nichts von dessen Code.</translation>
    </message>
    <message>
        <source>About Kickboard</source>
        <translation>Über Kickboard</translation>
    </message>
    <message>
        <source>Runs, shows and teaches background jobs.</source>
        <translation>Führt Hintergrundjobs aus, zeigt und erklärt sie.</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Only jobs that failed can be retried: open Retries or Dead.</source>
        <translation>Nur fehlgeschlagene Jobs lassen sich wiederholen: Öffne Wiederholungen oder Tot.</translation>
    </message>
    <message>
        <source>Only jobs that wait can be moved to Dead: open Enqueued, Scheduled or Retries.</source>
        <translation>Nur wartende Jobs lassen sich zu Tot verschieben: Öffne Eingereiht, Geplant oder Wiederholungen.</translation>
    </message>
    <message>
        <source>Only jobs that wait or are dead can be deleted: open Enqueued, Scheduled, Retries or Dead.</source>
        <translation>Nur wartende und tote Jobs lassen sich löschen: Öffne Eingereiht, Geplant, Wiederholungen oder Tot.</translation>
    </message>
    <message>
        <source>Only scheduled jobs can be run early: open Scheduled.</source>
        <translation>Nur geplante Jobs lassen sich vorziehen: Öffne Geplant.</translation>
    </message>
    <message>
        <source>Enqueue demo jobs…</source>
        <translation>Demo-Jobs einreihen …</translation>
    </message>
    <message>
        <source>Choose demo jobs and how many: now, later, or continuously.</source>
        <translation>Demo-Jobs und ihre Anzahl wählen: jetzt, später oder fortlaufend.</translation>
    </message>
    <message>
        <source>Enqueue a job…</source>
        <translation>Job einreihen …</translation>
    </message>
    <message>
        <source>Fill in the arguments of any class the engine knows.</source>
        <translation>Die Argumente einer Klasse ausfüllen, die die Engine kennt.</translation>
    </message>
    <message>
        <source>Retry {n} jobs</source>
        <translation>{n} Jobs wiederholen</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Put the selected jobs at the back of their queues; it uses up no attempt.</source>
        <translation>Die gewählten Jobs ans Ende ihrer Warteschlangen stellen; kein Versuch wird verbraucht.</translation>
    </message>
    <message>
        <source>Retry all {n}</source>
        <translation>Alle {n} wiederholen</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Alle wiederholen</translation>
    </message>
    <message>
        <source>Retry every job that the page&apos;s filter matches.</source>
        <translation>Jeden Job wiederholen, auf den der Filter der Seite passt.</translation>
    </message>
    <message>
        <source>Run {n} jobs now</source>
        <translation>{n} Jobs jetzt ausführen</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>Jetzt ausführen</translation>
    </message>
    <message>
        <source>Put the selected scheduled jobs in their queues at once.</source>
        <translation>Die gewählten geplanten Jobs sofort in ihre Warteschlangen stellen.</translation>
    </message>
    <message>
        <source>Move {n} jobs to Dead</source>
        <translation>{n} Jobs zu den toten</translation>
    </message>
    <message>
        <source>Move to Dead</source>
        <translation>Zu den toten</translation>
    </message>
    <message>
        <source>Put the selected jobs in the dead set, where they can be retried.</source>
        <translation>Die gewählten Jobs zu den toten legen, wo sie wiederholt werden können.</translation>
    </message>
    <message>
        <source>Move all {n} to Dead</source>
        <translation>Alle {n} zu den toten</translation>
    </message>
    <message>
        <source>Move all to Dead</source>
        <translation>Alle zu den toten</translation>
    </message>
    <message>
        <source>Put every job that the page&apos;s filter matches in the dead set.</source>
        <translation>Jeden Job, auf den der Filter der Seite passt, zu den toten legen.</translation>
    </message>
    <message>
        <source>Delete {n} jobs</source>
        <translation>{n} Jobs löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Move the selected jobs to the trash, where they are kept for 7 days.</source>
        <translation>Die gewählten Jobs in den Papierkorb legen; dort bleiben sie 7 Tage.</translation>
    </message>
    <message>
        <source>Delete all {n}</source>
        <translation>Alle {n} löschen</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Alle löschen</translation>
    </message>
    <message>
        <source>Move every job that the page&apos;s filter matches to the trash.</source>
        <translation>Jeden Job, auf den der Filter der Seite passt, in den Papierkorb legen.</translation>
    </message>
    <message>
        <source>Copy job IDs</source>
        <translation>Job-IDs kopieren</translation>
    </message>
    <message>
        <source>Copy the ids of the selected jobs, one a line.</source>
        <translation>Die IDs der gewählten Jobs kopieren, eine je Zeile.</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy the payloads of the selected jobs as a JSON list.</source>
        <translation>Die Nutzdaten der gewählten Jobs als JSON-Liste kopieren.</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Start no more jobs of this queue until it is resumed.</source>
        <translation>Keine Jobs dieser Warteschlange mehr starten, bis sie fortgesetzt wird.</translation>
    </message>
    <message>
        <source>It is paused.</source>
        <translation>Sie ist angehalten.</translation>
    </message>
    <message>
        <source>Resume queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <source>Let the jobs of this queue run again.</source>
        <translation>Die Jobs dieser Warteschlange wieder laufen lassen.</translation>
    </message>
    <message>
        <source>It is not paused.</source>
        <translation>Sie ist nicht angehalten.</translation>
    </message>
    <message>
        <source>Clear queue…</source>
        <translation>Warteschlange leeren …</translation>
    </message>
    <message>
        <source>Move all jobs that wait in this queue to the trash.</source>
        <translation>Alle Jobs, die in dieser Warteschlange warten, in den Papierkorb legen.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Sie ist leer.</translation>
    </message>
    <message>
        <source>Delete queue</source>
        <translation>Warteschlange löschen</translation>
    </message>
    <message>
        <source>Take this empty queue off the list. Its next job brings it back.</source>
        <translation>Diese leere Warteschlange von der Liste nehmen. Ihr nächster Job bringt sie zurück.</translation>
    </message>
    <message>
        <source>Jobs wait in it: clear it first.</source>
        <translation>Es warten Jobs darin: zuerst leeren.</translation>
    </message>
    <message>
        <source>Jobs of it run.</source>
        <translation>Jobs von ihr laufen.</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Alles anhalten</translation>
    </message>
    <message>
        <source>Start no more jobs at all until resumed; kept over restarts.</source>
        <translation>Gar keine Jobs mehr starten, bis fortgesetzt wird; gilt auch nach einem Neustart.</translation>
    </message>
    <message>
        <source>Everything is paused.</source>
        <translation>Alles ist angehalten.</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Alles fortsetzen</translation>
    </message>
    <message>
        <source>Let jobs run again.</source>
        <translation>Jobs wieder laufen lassen.</translation>
    </message>
    <message>
        <source>Nothing is paused.</source>
        <translation>Nichts ist angehalten.</translation>
    </message>
    <message>
        <source>Pause processor</source>
        <translation>Prozessor anhalten</translation>
    </message>
    <message>
        <source>This processor finishes its job and takes no other until resumed.</source>
        <translation>Dieser Prozessor beendet seinen Job und nimmt keinen weiteren, bis er fortgesetzt wird.</translation>
    </message>
    <message>
        <source>Resume processor</source>
        <translation>Prozessor fortsetzen</translation>
    </message>
    <message>
        <source>Let this processor take jobs again.</source>
        <translation>Diesen Prozessor wieder Jobs nehmen lassen.</translation>
    </message>
    <message>
        <source>One more processor</source>
        <translation>Ein Prozessor mehr</translation>
    </message>
    <message>
        <source>Run one more job at a time.</source>
        <translation>Einen Job mehr gleichzeitig ausführen.</translation>
    </message>
    <message>
        <source>64 is the most.</source>
        <translation>Mehr als 64 geht nicht.</translation>
    </message>
    <message>
        <source>One processor fewer</source>
        <translation>Ein Prozessor weniger</translation>
    </message>
    <message>
        <source>Run one job less at a time; a running one is finished first.</source>
        <translation>Einen Job weniger gleichzeitig ausführen; ein laufender wird erst beendet.</translation>
    </message>
    <message>
        <source>There has to be one processor at least.</source>
        <translation>Ein Prozessor muss es mindestens sein.</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Auslaufen lassen</translation>
    </message>
    <message>
        <source>Finish what runs, start nothing new; only a restart ends that.</source>
        <translation>Laufende Jobs beenden, keine neuen starten; nur ein Neustart hebt das auf.</translation>
    </message>
    <message>
        <source>It is quiet.</source>
        <translation>Sie läuft schon aus.</translation>
    </message>
    <message>
        <source>Stop the engine</source>
        <translation>Engine stoppen</translation>
    </message>
    <message>
        <source>Wait up to 25 s for running jobs, put back the others, and stop.</source>
        <translation>Bis zu 25 s auf laufende Jobs warten, die übrigen zurückstellen und stoppen.</translation>
    </message>
    <message>
        <source>Start the engine</source>
        <translation>Engine starten</translation>
    </message>
    <message>
        <source>Start processing jobs.</source>
        <translation>Mit dem Ausführen von Jobs beginnen.</translation>
    </message>
    <message>
        <source>Kill the engine</source>
        <translation>Engine abschießen</translation>
    </message>
    <message>
        <source>Send it a real SIGKILL, as a crash would. Its jobs are recovered.</source>
        <translation>Ihr ein echtes SIGKILL senden, wie bei einem Absturz. Ihre Jobs werden zurückgeholt.</translation>
    </message>
    <message>
        <source>Load jobs…</source>
        <translation>Jobs laden …</translation>
    </message>
    <message>
        <source>Load a Python file with job classes into the engine.</source>
        <translation>Eine Python-Datei mit Jobklassen in die Engine laden.</translation>
    </message>
    <message>
        <source>Only jobs that wait or are dead can be changed: open Enqueued, Scheduled, Retries or Dead.</source>
        <translation>Nur wartende und tote Jobs lassen sich ändern: Öffne Eingereiht, Geplant, Wiederholungen oder Tot.</translation>
    </message>
    <message>
        <source>Select one job in the table first.</source>
        <translation>Erst einen Job in der Tabelle wählen.</translation>
    </message>
    <message>
        <source>Edit and enqueue…</source>
        <translation>Bearbeiten und einreihen …</translation>
    </message>
    <message>
        <source>Enqueue the job anew with other arguments or options; the old one goes to the trash.</source>
        <translation>Den Job mit anderen Argumenten oder Optionen neu einreihen; der alte kommt in den Papierkorb.</translation>
    </message>
    <message>
        <source>Reschedule…</source>
        <translation>Verschieben auf …</translation>
    </message>
    <message>
        <source>Let the selected jobs run at another time.</source>
        <translation>Die gewählten Jobs zu einer anderen Zeit laufen lassen.</translation>
    </message>
    <message>
        <source>Move to a queue…</source>
        <translation>In andere Warteschlange …</translation>
    </message>
    <message>
        <source>Put the selected jobs at the back of another queue.</source>
        <translation>Die gewählten Jobs ans Ende einer anderen Warteschlange stellen.</translation>
    </message>
    <message>
        <source>Show what died last</source>
        <translation>Zuletzt gestorbene zeigen</translation>
    </message>
    <message>
        <source>Show the dead jobs that the last notice told of.</source>
        <translation>Die toten Jobs zeigen, von denen die letzte Meldung sprach.</translation>
    </message>
    <message>
        <source>The store is not open.</source>
        <translation>Der Speicher ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>Copy as links</source>
        <translation>Als Links kopieren</translation>
    </message>
    <message>
        <source>Copy kickboard:// links, which open the window on the selected jobs.</source>
        <translation>kickboard://-Links kopieren, die das Fenster bei den gewählten Jobs öffnen.</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Als Python kopieren</translation>
    </message>
    <message>
        <source>Copy the calls that enqueue the selected jobs again; secrets are masked.</source>
        <translation>Die Aufrufe kopieren, die die gewählten Jobs erneut einreihen; Geheimes ist verdeckt.</translation>
    </message>
    <message>
        <source>Copy as Ruby</source>
        <translation>Als Ruby kopieren</translation>
    </message>
    <message>
        <source>Copy the perform_async calls of Sidekiq for the selected jobs; secrets are masked.</source>
        <translation>Sidekiqs perform_async-Aufrufe für die gewählten Jobs kopieren; Geheimes ist verdeckt.</translation>
    </message>
    <message>
        <source>Copy as command lines</source>
        <translation>Als Befehlszeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the kickboard push commands for the selected jobs; secrets are masked.</source>
        <translation>Die kickboard-push-Befehle für die gewählten Jobs kopieren; Geheimes ist verdeckt.</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy what the selected jobs are and how they failed, for an issue or a chat.</source>
        <translation>Was die gewählten Jobs sind und woran sie scheiterten, für ein Ticket oder einen Chat kopieren.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Use the light theme.</source>
        <translation>Das helle Design verwenden.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Use the dark theme.</source>
        <translation>Das dunkle Design verwenden.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Follow the system&apos;s light or dark setting.</source>
        <translation>Der Einstellung hell oder dunkel des Systems folgen.</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Enge Zeilen</translation>
    </message>
    <message>
        <source>Show more rows of a table at once.</source>
        <translation>Mehr Zeilen einer Tabelle zugleich zeigen.</translation>
    </message>
    <message>
        <source>Usual rows</source>
        <translation>Normale Zeilen</translation>
    </message>
    <message>
        <source>Show the rows of tables at their usual height.</source>
        <translation>Tabellenzeilen in normaler Höhe zeigen.</translation>
    </message>
    <message>
        <source>Comfortable rows</source>
        <translation>Luftige Zeilen</translation>
    </message>
    <message>
        <source>Leave more room between the rows of tables.</source>
        <translation>Mehr Abstand zwischen Tabellenzeilen lassen.</translation>
    </message>
    <message>
        <source>Relative times</source>
        <translation>Relative Zeiten</translation>
    </message>
    <message>
        <source>Tell when something is seen from now: 6 s ago, in 2 min.</source>
        <translation>Zeiten von jetzt aus angeben: vor 6 s, in 2 min.</translation>
    </message>
    <message>
        <source>Local times</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>Tell times by the clock of this computer.</source>
        <translation>Zeiten nach der Uhr dieses Rechners angeben.</translation>
    </message>
    <message>
        <source>UTC times</source>
        <translation>UTC-Zeit</translation>
    </message>
    <message>
        <source>Tell times by universal time, as servers&apos; logs do.</source>
        <translation>Zeiten in Weltzeit angeben, wie in Serverprotokollen.</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Draw everything larger.</source>
        <translation>Alles größer zeichnen.</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Draw everything smaller.</source>
        <translation>Alles kleiner zeichnen.</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Normale Größe</translation>
    </message>
    <message>
        <source>Draw everything at its usual size.</source>
        <translation>Alles in normaler Größe zeichnen.</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Use the whole screen.</source>
        <translation>Den ganzen Bildschirm nutzen.</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>Show the page alone and large, for a room; Esc ends it.</source>
        <translation>Die Seite allein und groß zeigen, für einen Raum; Esc beendet das.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Change looks, times, language, safety and the engine.</source>
        <translation>Aussehen, Zeiten, Sprache, Sicherheit und Engine ändern.</translation>
    </message>
    <message>
        <source>Open a list of jobs first; those in the trash are restored.</source>
        <translation>Erst eine Liste von Jobs öffnen; die im Papierkorb werden wiederhergestellt.</translation>
    </message>
    <message>
        <source>Only for deleted jobs: open the Trash.</source>
        <translation>Nur für gelöschte Jobs: Öffne den Papierkorb.</translation>
    </message>
    <message>
        <source>Open Errors and select one of them first.</source>
        <translation>Erst auf der Seite Fehler einen davon wählen.</translation>
    </message>
    <message>
        <source>None of its jobs is dead or waiting for a retry.</source>
        <translation>Keiner seiner Jobs ist tot oder wartet auf eine Wiederholung.</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>Erst einen Job wählen.</translation>
    </message>
    <message>
        <source>Enqueue {n} jobs again</source>
        <translation>{n} Jobs erneut einreihen</translation>
    </message>
    <message>
        <source>Enqueue again</source>
        <translation>Erneut einreihen</translation>
    </message>
    <message>
        <source>Enqueue new jobs with the same class, arguments and options.</source>
        <translation>Neue Jobs mit derselben Klasse, denselben Argumenten und Optionen einreihen.</translation>
    </message>
    <message>
        <source>Retry group</source>
        <translation>Gruppe wiederholen</translation>
    </message>
    <message>
        <source>Put all dead and retrying jobs that failed like this back in their queues.</source>
        <translation>Alle toten und zu wiederholenden Jobs, die so scheiterten, zurück in ihre Warteschlangen stellen.</translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation>Gruppe löschen</translation>
    </message>
    <message>
        <source>Move all dead and retrying jobs that failed like this to the trash.</source>
        <translation>Alle toten und zu wiederholenden Jobs, die so scheiterten, in den Papierkorb legen.</translation>
    </message>
    <message>
        <source>Restore {n} jobs</source>
        <translation>{n} Jobs zurückholen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Put the selected jobs back where they were before they were deleted.</source>
        <translation>Die gewählten Jobs dorthin zurücklegen, wo sie vor dem Löschen waren.</translation>
    </message>
    <message>
        <source>Restore the whole operation</source>
        <translation>Ganzen Vorgang</translation>
    </message>
    <message>
        <source>Put back everything that was deleted together with the current job.</source>
        <translation>Alles zurücklegen, was zusammen mit dem aktuellen Job gelöscht wurde.</translation>
    </message>
    <message>
        <source>Delete {n} jobs for good…</source>
        <translation>{n} Jobs endgültig löschen …</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Endgültig löschen …</translation>
    </message>
    <message>
        <source>Really delete the selected jobs. This cannot be undone.</source>
        <translation>Die gewählten Jobs wirklich löschen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete all {n} for good…</source>
        <translation>Alle {n} endgültig löschen …</translation>
    </message>
    <message>
        <source>Delete all for good…</source>
        <translation>Alle endgültig löschen …</translation>
    </message>
    <message>
        <source>Really delete every job that the page&apos;s filter matches. This cannot be undone.</source>
        <translation>Jeden Job, auf den der Filter der Seite passt, wirklich löschen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Undo this</source>
        <translation>Dies rückgängig machen</translation>
    </message>
    <message>
        <source>Take back the selected operation, as far as its jobs have not started.</source>
        <translation>Den gewählten Vorgang zurücknehmen, soweit seine Jobs noch nicht begonnen haben.</translation>
    </message>
    <message>
        <source>Open the Journal and select something that can be undone.</source>
        <translation>Erst im Journal etwas wählen, das sich zurücknehmen lässt.</translation>
    </message>
    <message>
        <source>A recording has no jobs to list.</source>
        <translation>Eine Aufzeichnung hat keine Jobs zum Auflisten.</translation>
    </message>
    <message>
        <source>Open a recording first.</source>
        <translation>Erst eine Aufzeichnung öffnen.</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>Aufzeichnung öffnen …</translation>
    </message>
    <message>
        <source>Show a recorded session in a window of its own, and go through it.</source>
        <translation>Eine aufgezeichnete Sitzung in einem eigenen Fenster zeigen und durchgehen.</translation>
    </message>
    <message>
        <source>Record this session…</source>
        <translation>Diese Sitzung aufzeichnen …</translation>
    </message>
    <message>
        <source>Write to a file what this window is told, to be opened again later.</source>
        <translation>In eine Datei schreiben, was dieses Fenster erfährt, um es später wieder zu öffnen.</translation>
    </message>
    <message>
        <source>It is being recorded.</source>
        <translation>Es wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>End the recording; its file is complete.</source>
        <translation>Die Aufzeichnung abschließen; ihre Datei ist vollständig.</translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <translation>Es wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Let the time of the recording go by, or stand.</source>
        <translation>Die Zeit der Aufzeichnung laufen oder stehen lassen.</translation>
    </message>
    <message>
        <source>A second back</source>
        <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
        <source>Show what was a second before.</source>
        <translation>Zeigen, was eine Sekunde vorher war.</translation>
    </message>
    <message>
        <source>A second on</source>
        <translation>Eine Sekunde vor</translation>
    </message>
    <message>
        <source>Show what came a second later.</source>
        <translation>Zeigen, was eine Sekunde später kam.</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Let the time of the recording go by more slowly.</source>
        <translation>Die Zeit der Aufzeichnung langsamer laufen lassen.</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Let the time of the recording go by faster, up to a hundred times.</source>
        <translation>Die Zeit der Aufzeichnung schneller laufen lassen, bis hundertfach.</translation>
    </message>
    <message>
        <source>There is no chart on this page.</source>
        <translation>Auf dieser Seite ist kein Diagramm.</translation>
    </message>
    <message>
        <source>There are no rows on this page.</source>
        <translation>Auf dieser Seite sind keine Zeilen.</translation>
    </message>
    <message>
        <source>Save rows…</source>
        <translation>Zeilen speichern …</translation>
    </message>
    <message>
        <source>Save the selected rows, or all that match, as CSV, JSON or Markdown.</source>
        <translation>Die gewählten oder alle passenden Zeilen als CSV, JSON oder Markdown speichern.</translation>
    </message>
    <message>
        <source>Copy rows as CSV</source>
        <translation>Zeilen als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all, for a spreadsheet.</source>
        <translation>Die gewählten oder alle Zeilen für eine Tabellenkalkulation kopieren.</translation>
    </message>
    <message>
        <source>Copy rows as JSON</source>
        <translation>Zeilen als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all, as a JSON list.</source>
        <translation>Die gewählten oder alle Zeilen als JSON-Liste kopieren.</translation>
    </message>
    <message>
        <source>Copy rows as Markdown</source>
        <translation>Zeilen als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all, as a table for an issue or a chat.</source>
        <translation>Die gewählten oder alle Zeilen als Tabelle für ein Ticket oder einen Chat kopieren.</translation>
    </message>
    <message>
        <source>Copy a card to share</source>
        <translation>Karte zum Teilen kopieren</translation>
    </message>
    <message>
        <source>Copy a picture with the charts and the numbers of now; no names, no arguments.</source>
        <translation>Ein Bild mit den Diagrammen und Zahlen von jetzt kopieren; keine Namen, keine Argumente.</translation>
    </message>
    <message>
        <source>Save a card to share…</source>
        <translation>Karte zum Teilen speichern …</translation>
    </message>
    <message>
        <source>Save the card that was copied last, or one of now.</source>
        <translation>Die zuletzt kopierte Karte speichern oder eine von jetzt.</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>Diagramm kopieren</translation>
    </message>
    <message>
        <source>Copy the chart with title and legend as a picture.</source>
        <translation>Das Diagramm mit Titel und Legende als Bild kopieren.</translation>
    </message>
    <message>
        <source>Save the chart as PNG…</source>
        <translation>Diagramm als PNG speichern …</translation>
    </message>
    <message>
        <source>Save the chart with title and legend as pixels.</source>
        <translation>Das Diagramm mit Titel und Legende als Pixel speichern.</translation>
    </message>
    <message>
        <source>Save the chart as SVG…</source>
        <translation>Diagramm als SVG speichern …</translation>
    </message>
    <message>
        <source>Save the chart with title and legend as lines and text that stay sharp.</source>
        <translation>Das Diagramm mit Titel und Legende als Linien und Text speichern, die scharf bleiben.</translation>
    </message>
    <message>
        <source>This is a recording: nothing can be changed.</source>
        <translation>Dies ist eine Aufzeichnung: Nichts lässt sich ändern.</translation>
    </message>
    <message>
        <source>{place} does not answer: nothing can be changed now.</source>
        <translation>{place} antwortet nicht: Jetzt lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>This Redis is locked: unlock it first.</source>
        <translation>Dieses Redis ist gesperrt: Erst entsperren.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Dieses Fenster darf nur lesen.</translation>
    </message>
    <message>
        <source>Select jobs in the table first.</source>
        <translation>Erst Jobs in der Tabelle wählen.</translation>
    </message>
    <message>
        <source>There are no jobs here.</source>
        <translation>Hier sind keine Jobs.</translation>
    </message>
    <message>
        <source>The engine belongs to another process; see the Processors page.</source>
        <translation>Die Engine gehört einem anderen Prozess; siehe die Seite Prozessoren.</translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation>Die Engine läuft nicht.</translation>
    </message>
    <message>
        <source>On this Redis use “Start workers here…” on the Processors page.</source>
        <translation>Auf diesem Redis über „Worker hier starten …“ auf der Seite Prozessoren.</translation>
    </message>
    <message>
        <source>Select a queue first.</source>
        <translation>Erst eine Warteschlange wählen.</translation>
    </message>
    <message>
        <source>Select a processor first.</source>
        <translation>Erst einen Prozessor wählen.</translation>
    </message>
    <message>
        <source>Another process&apos;s engine works on this store already.</source>
        <translation>Die Engine eines anderen Prozesses arbeitet schon an diesem Speicher.</translation>
    </message>
    <message>
        <source>The engine is running.</source>
        <translation>Die Engine läuft.</translation>
    </message>
    <message>
        <source>Not in the window of another application.</source>
        <translation>Nicht im Fenster einer anderen Anwendung.</translation>
    </message>
    <message>
        <source>The engine shares this window&apos;s process.</source>
        <translation>Die Engine läuft im Prozess dieses Fensters.</translation>
    </message>
    <message>
        <source>It is starting.</source>
        <translation>Sie startet gerade.</translation>
    </message>
    <message>
        <source>The engine knows no demo jobs: enqueue yours, or run the demo.</source>
        <translation>Die Engine kennt keine Demo-Jobs: eigene einreihen oder die Demo starten.</translation>
    </message>
    <message>
        <source>No job classes are loaded: open your jobs, or write a first job.</source>
        <translation>Es sind keine Job-Klassen geladen: Öffne deine Jobs oder schreibe einen ersten.</translation>
    </message>
    <message>
        <source>The engine has not said yet which jobs it knows.</source>
        <translation>Die Engine hat noch nicht gesagt, welche Jobs sie kennt.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Enqueued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Lessons</source>
        <extracomment>Those of the lab, which come after them.</extracomment>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Spielplatz</translation>
    </message>
    <message>
        <source>Backoff lab</source>
        <translation>Backoff-Labor</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Life of a job</source>
        <translation>Leben eines Jobs</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>Pages that have a key; Ctrl+0 is the usual size, as everywhere.</extracomment>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last operation, as far as its jobs have not started.</source>
        <translation>Den letzten Vorgang zurücknehmen, soweit seine Jobs noch nicht begonnen haben.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Do again what was taken back.</source>
        <translation>Erneut tun, was zurückgenommen wurde.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts wiederherzustellen.</translation>
    </message>
    <message>
        <source>Run the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>Open the demo&apos;s own store and start its jobs.</source>
        <translation>Den eigenen Speicher der Demo öffnen und ihre Jobs starten.</translation>
    </message>
    <message>
        <source>The demo is open.</source>
        <translation>Die Demo ist geöffnet.</translation>
    </message>
    <message>
        <source>Open a lesson…</source>
        <translation>Eine Lektion öffnen …</translation>
    </message>
    <message>
        <source>See how queues, retries and backoff work, each in a few minutes.</source>
        <translation>Sehen, wie Warteschlangen, Wiederholungen und Backoff gehen, je in ein paar Minuten.</translation>
    </message>
    <message>
        <source>Open my jobs…</source>
        <translation>Eigene Jobs öffnen …</translation>
    </message>
    <message>
        <source>Open a Python file with job classes, or a Kickboard database.</source>
        <translation>Eine Python-Datei mit Jobklassen oder eine Kickboard-Datenbank öffnen.</translation>
    </message>
    <message>
        <source>Connect to Redis…</source>
        <translation>Mit Redis verbinden …</translation>
    </message>
    <message>
        <source>Look at the jobs in a Redis, Sidekiq&apos;s too, in a window of its own.</source>
        <translation>Die Jobs in einem Redis, auch die von Sidekiq, in einem eigenen Fenster ansehen.</translation>
    </message>
    <message>
        <source>Write a first job…</source>
        <translation>Ersten Job schreiben …</translation>
    </message>
    <message>
        <source>Begin with eight lines of Python that are a job, save and open them.</source>
        <translation>Mit acht Zeilen Python beginnen, die ein Job sind; speichern und öffnen.</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Befehlspalette …</translation>
    </message>
    <message>
        <source>Find an action, a page, a queue or a job by a few letters.</source>
        <translation>Eine Aktion, Seite, Warteschlange oder einen Job mit ein paar Buchstaben finden.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show all keys of the window.</source>
        <translation>Alle Tasten des Fensters zeigen.</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Say what queue, retry, backoff and the other words mean.</source>
        <translation>Sagen, was Warteschlange, Wiederholung, Backoff und die anderen Wörter bedeuten.</translation>
    </message>
    <message>
        <source>Find jobs</source>
        <translation>Jobs suchen</translation>
    </message>
    <message>
        <source>Go to the query bar of this page.</source>
        <translation>Zur Abfrageleiste dieser Seite gehen.</translation>
    </message>
    <message>
        <source>Job detail</source>
        <translation>Jobdetails</translation>
    </message>
    <message>
        <source>Show or hide everything about the selected job.</source>
        <translation>Alles über den gewählten Job zeigen oder verbergen.</translation>
    </message>
    <message>
        <source>Log at the foot</source>
        <translation>Protokoll unten</translation>
    </message>
    <message>
        <source>Show or hide the log below the page.</source>
        <translation>Das Protokoll unter der Seite zeigen oder verbergen.</translation>
    </message>
    <message>
        <source>Narrow sidebar</source>
        <translation>Schmale Seitenleiste</translation>
    </message>
    <message>
        <source>Show only the icons of the pages.</source>
        <translation>Nur die Symbole der Seiten zeigen.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Let nothing slide or fade; charts move with each new number.</source>
        <translation>Nichts gleiten oder blenden lassen; Diagramme rücken mit jeder neuen Zahl.</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Hold the rows where they are while you read.</source>
        <translation>Die Zeilen beim Lesen an ihrem Platz halten.</translation>
    </message>
    <message>
        <source>About Kickboard</source>
        <translation>Über Kickboard</translation>
    </message>
    <message>
        <source>Versions, paths and licences.</source>
        <translation>Versionen, Pfade und Lizenzen.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close the window and stop its engine.</source>
        <translation>Das Fenster schließen und seine Engine stoppen.</translation>
    </message>
    <message>
        <source>Show the page {title}.</source>
        <translation>Die Seite „{title}“ zeigen.</translation>
    </message>
    <message>
        <source>The jobs of this window are in no Redis.</source>
        <translation>Die Jobs dieses Fensters liegen in keinem Redis.</translation>
    </message>
    <message>
        <source>Nothing is locked in this window.</source>
        <translation>In diesem Fenster ist nichts gesperrt.</translation>
    </message>
    <message>
        <source>No Redis was unlocked in this window.</source>
        <translation>In diesem Fenster wurde kein Redis entsperrt.</translation>
    </message>
    <message>
        <source>The store answers: there is nothing to try.</source>
        <translation>Der Speicher antwortet: Es gibt nichts zu versuchen.</translation>
    </message>
    <message>
        <source>This window has started no workers.</source>
        <translation>Dieses Fenster hat keine Worker gestartet.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren …</translation>
    </message>
    <message>
        <source>Let this window change the jobs in this Redis, until it is locked again.</source>
        <translation>Dieses Fenster die Jobs in diesem Redis ändern lassen, bis es wieder gesperrt wird.</translation>
    </message>
    <message>
        <source>Lock again</source>
        <translation>Wieder sperren</translation>
    </message>
    <message>
        <source>Let this window only look at this Redis.</source>
        <translation>Dieses Fenster nur noch in dieses Redis sehen lassen.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Ask the store that does not answer once more.</source>
        <translation>Den Speicher, der nicht antwortet, noch einmal fragen.</translation>
    </message>
    <message>
        <source>Enter the password…</source>
        <translation>Passwort eingeben …</translation>
    </message>
    <message>
        <source>Use another user and password for this Redis.</source>
        <translation>Für dieses Redis einen anderen Benutzer und ein anderes Passwort nehmen.</translation>
    </message>
    <message>
        <source>Start workers here…</source>
        <translation>Worker hier starten …</translation>
    </message>
    <message>
        <source>Run processes of this machine on this Redis; they end with the window.</source>
        <translation>Prozesse auf diesem Rechner für dieses Redis laufen lassen; sie enden mit dem Fenster.</translation>
    </message>
    <message>
        <source>Stop the workers</source>
        <translation>Die Worker beenden</translation>
    </message>
    <message>
        <source>Wait up to 25 s for the jobs of the workers started here, and stop them.</source>
        <translation>Bis zu 25 s auf die Jobs der hier gestarteten Worker warten und sie beenden.</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>The store does not answer: %s</source>
        <translation>Der Speicher antwortet nicht: %s</translation>
    </message>
    <message>
        <source>The engine died: %s</source>
        <translation>Die Engine ist gestorben: %s</translation>
    </message>
    <message>
        <source>The engine died and is being restarted: %s</source>
        <translation>Die Engine ist gestorben und wird neu gestartet: %s</translation>
    </message>
    <message>
        <source>The engine died too often: %s</source>
        <translation>Die Engine ist zu oft gestorben: %s</translation>
    </message>
    <message>
        <source>The engine cannot start: %s</source>
        <translation>Die Engine kann nicht starten: %s</translation>
    </message>
    <message>
        <source>The engine cannot start, and tries it again: %s</source>
        <translation>Die Engine kann nicht starten und versucht es weiter: %s</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>Recovered %s of an engine that died</source>
        <translation>%s einer gestorbenen Engine zurückgeholt</translation>
    </message>
    <message>
        <source>1 was moved to Dead as poison</source>
        <translation>1 kam als Poison zu Tot</translation>
    </message>
    <message>
        <source>%s were moved to Dead as poison</source>
        <translation>%s kamen als Poison zu Tot</translation>
    </message>
    <message>
        <source>Everything is paused: no job starts.</source>
        <translation>Alles ist angehalten: Kein Job startet.</translation>
    </message>
    <message>
        <source>Kickboard&apos;s workers are paused; those of Sidekiq go on.</source>
        <translation>Die Worker von Kickboard pausieren; die von Sidekiq arbeiten weiter.</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>The size changes with the next start.</source>
        <extracomment>Points the window has at least, unless the screen has fewer. Per cent at least while presenting.</extracomment>
        <translation>Die Größe ändert sich beim nächsten Start.</translation>
    </message>
</context>
<context>
    <name>ArgumentEditor</name>
    <message>
        <source>Arguments as</source>
        <extracomment>Height in points of the JSON field, and what all fields get at most before they scroll.</extracomment>
        <translation>Argumente als</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Reveal secrets</source>
        <translation>Geheimes zeigen</translation>
    </message>
    <message>
        <source>Arguments as JSON</source>
        <translation>Argumente als JSON</translation>
    </message>
</context>
<context>
    <name>ArgumentField</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
</context>
<context>
    <name>Arguments</name>
    <message>
        <source>text</source>
        <extracomment>What to type for a text of no characters. How JSON begins that is more than a number or a word.</extracomment>
        <translation>Text</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>JSON list</source>
        <translation>JSON-Liste</translation>
    </message>
    <message>
        <source>text or JSON</source>
        <translation>Text oder JSON</translation>
    </message>
    <message>
        <source>%s, optional</source>
        <translation>%s, optional</translation>
    </message>
    <message>
        <source>is a JSON list, one element for each argument</source>
        <translation>ist eine JSON-Liste, ein Element je Argument</translation>
    </message>
    <message>
        <source>is needed</source>
        <translation>wird gebraucht</translation>
    </message>
    <message>
        <source>is needed; %s is an empty text</source>
        <translation>wird gebraucht; %s ist ein leerer Text</translation>
    </message>
    <message>
        <source>is one of %s</source>
        <translation>ist eines von %s</translation>
    </message>
    <message>
        <source>%r is no whole number</source>
        <translation>%r ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>%r is no number</source>
        <translation>%r ist keine Zahl</translation>
    </message>
    <message>
        <source>JSON knows no infinity and no NaN</source>
        <translation>JSON kennt weder Unendlich noch NaN</translation>
    </message>
    <message>
        <source>is not JSON: a text is written in quotes, &quot;%s&quot;</source>
        <translation>ist kein JSON: ein Text steht in Anführungszeichen, &quot;%s&quot;</translation>
    </message>
    <message>
        <source>is not JSON: %s</source>
        <translation>ist kein JSON: %s</translation>
    </message>
    <message>
        <source>line %d, column %d</source>
        <translation>Zeile %d, Spalte %d</translation>
    </message>
    <message>
        <source>is nested too deep</source>
        <translation>ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>the arguments are a list: [ … ]</source>
        <translation>die Argumente sind eine Liste: [ … ]</translation>
    </message>
    <message>
        <source>%s hides a value that stood elsewhere: reveal the secrets first</source>
        <translation>%s verdeckt einen Wert, der anderswo stand: erst Geheimes zeigen</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>The store does not answer</source>
        <extracomment>Lines shown; what is left is told as a number.</extracomment>
        <translation>Der Speicher antwortet nicht</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>The engine died</source>
        <translation>Die Engine ist gestorben</translation>
    </message>
    <message>
        <source>The engine died and is being restarted</source>
        <translation>Die Engine ist gestorben und wird neu gestartet</translation>
    </message>
    <message>
        <source>The engine died too often and was given up</source>
        <translation>Die Engine starb zu oft und wurde aufgegeben</translation>
    </message>
    <message>
        <source>The engine is stopped</source>
        <translation>Die Engine ist gestoppt</translation>
    </message>
    <message>
        <source>The engine is quiet: it starts no more jobs</source>
        <translation>Die Engine läuft aus: Sie startet keine Jobs mehr</translation>
    </message>
    <message>
        <source>The engine cannot reach its store</source>
        <translation>Die Engine erreicht ihren Speicher nicht</translation>
    </message>
    <message>
        <source>The engine cannot start</source>
        <translation>Die Engine kann nicht starten</translation>
    </message>
    <message>
        <source>Jobs wait until it runs.</source>
        <translation>Jobs warten, bis sie läuft.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>No processor here knows %s</source>
        <translation>Kein Prozessor hier kennt %s</translation>
    </message>
    <message>
        <source>Its jobs are left in their queue, no attempt used.</source>
        <translation>Seine Jobs bleiben in ihrer Warteschlange, kein Versuch ist verbraucht.</translation>
    </message>
    <message>
        <source>Load jobs…</source>
        <translation>Jobs laden …</translation>
    </message>
    <message>
        <source>%s seems stuck</source>
        <translation>%s scheint festzuhängen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>A thread was abandoned</source>
        <translation>Ein Thread wurde aufgegeben</translation>
    </message>
    <message>
        <source>%s threads were abandoned</source>
        <translation>%s Threads wurden aufgegeben</translation>
    </message>
    <message>
        <source>Their code does not come back; restart the engine.</source>
        <translation>Ihr Code kehrt nicht zurück; die Engine neu starten.</translation>
    </message>
    <message>
        <source>%s %s dead: %s</source>
        <translation>%s %s tot: %s</translation>
    </message>
    <message>
        <source>%s %s will be retried: %s</source>
        <translation>%s %s zu wiederholen: %s</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Everything is paused</source>
        <translation>Alles ist angehalten</translation>
    </message>
    <message>
        <source>No queue starts a job until it is resumed.</source>
        <translation>Keine Warteschlange startet Jobs, bis fortgesetzt wird.</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Alles fortsetzen</translation>
    </message>
    <message>
        <source>1 job waits</source>
        <translation>1 Job wartet</translation>
    </message>
    <message>
        <source>%s jobs wait</source>
        <translation>%s Jobs warten</translation>
    </message>
    <message>
        <source>%s is paused</source>
        <translation>%s ist angehalten</translation>
    </message>
    <message>
        <source>{waiting}, since {time}</source>
        <translation>{waiting}, seit {time}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>AttentionPanel</name>
    <message>
        <source>Needs attention</source>
        <extracomment>Height of a line with its detail, and of one without. Heights of the panel&apos;s head and of the line that tells how many more there are.</extracomment>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation>Nichts braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Errors, paused queues and stuck processors would stand here.</source>
        <translation>Fehler, angehaltene Warteschlangen und hängende Prozessoren stünden hier.</translation>
    </message>
    <message>
        <source>and %s more</source>
        <translation>und %s weitere</translation>
    </message>
</context>
<context>
    <name>Backoff</name>
    <message>
        <source>succeeded</source>
        <extracomment>An epoch second as a float is rounded to a quarter of a microsecond.</extracomment>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>died</source>
        <translation>gestorben</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Planned wait</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätung</translation>
    </message>
    <message>
        <source>Virtual time</source>
        <translation>Virtuell</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>Echt</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>%1 of %2 dots inside the band</source>
        <translation>%1 von %2 Punkten im Band</translation>
    </message>
    <message>
        <source>No retry before its time</source>
        <translation>Keine Wiederholung vor ihrer Zeit</translation>
    </message>
    <message>
        <source>No retry before its time; the latest %1 late</source>
        <translation>Keine Wiederholung vor ihrer Zeit; die späteste %1 zu spät</translation>
    </message>
    <message>
        <source>%1 retries: %2, theory %3</source>
        <translation>%1 Wiederholungen: %2, Theorie %3</translation>
    </message>
    <message>
        <source>Sidekiq</source>
        <translation>Sidekiq</translation>
    </message>
    <message>
        <source>Full jitter</source>
        <translation>Voller Jitter</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponentiell</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>BackoffChart</name>
    <message>
        <source>Delay by retry</source>
        <extracomment>Seconds at which a line is drawn. The foot of the axis; a delay of nothing lies on it. Share of the accent in the band, over the panel. Points between two labels of the axis, at least.</extracomment>
        <translation>Verzögerung je Wiederholung</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) planned so far</source>
        <translation>
            <numerusform>bisher %n Wartezeit geplant</numerusform>
            <numerusform>bisher %n Wartezeiten geplant</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholung</translation>
    </message>
</context>
<context>
    <name>BackoffLabPage</name>
    <message>
        <source>Backoff lab</source>
        <extracomment>Points that the table of attempts needs, and that of the herd&apos;s peaks. Points that a chart needs beside a table.</extracomment>
        <translation>Backoff-Labor</translation>
    </message>
    <message>
        <source>One job</source>
        <translation>Ein Job</translation>
    </message>
    <message>
        <source>A thousand together</source>
        <translation>Tausend zugleich</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>Was läuft</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Twenty days of retries in a few seconds</source>
        <translation>Zwanzig Tage Wiederholungen in ein paar Sekunden</translation>
    </message>
    <message>
        <source>A job that always fails runs in a sandbox with a fast clock, and you see when each retry comes; your own jobs are not touched.</source>
        <translation>Ein Job, der immer scheitert, läuft in einer Sandbox mit schneller Uhr; zu sehen ist, wann jede Wiederholung kommt. Eigene Jobs bleiben unberührt.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Delay before each retry</source>
        <translation>Wartezeit je Versuch</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Show the other formulas, and their earlier runs.</source>
        <translation>Die anderen Formeln und ihre früheren Läufe zeigen.</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Attempts a second</source>
        <translation>Versuche je Sekunde</translation>
    </message>
    <message>
        <source>Busiest second of each retry</source>
        <translation>Vollste Sekunde jeder Wiederholung</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>With jitter: %s</source>
        <translation>Mit Jitter: %s</translation>
    </message>
    <message>
        <source>Without jitter</source>
        <translation>Ohne Jitter</translation>
    </message>
    <message>
        <source>Retry all %s</source>
        <translation>Alle %s wiederholen</translation>
    </message>
    <message>
        <source>Dead after %s</source>
        <translation>Tot nach %s</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <source>Starting an engine in a sandbox</source>
        <translation>Eine Engine startet in einer Sandbox</translation>
    </message>
    <message>
        <source>Time stands still</source>
        <translation>Die Zeit steht</translation>
    </message>
    <message>
        <source>Time runs</source>
        <translation>Die Zeit läuft</translation>
    </message>
    <message>
        <source>Brought back from the dead</source>
        <translation>Von den toten zurückgeholt</translation>
    </message>
    <message>
        <source>Retried by hand: it succeeded</source>
        <translation>Von Hand wiederholt: gelungen</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <extracomment>Icon and token of each kind of banner. Milliseconds a toast stays; one with an action stays longer. Points between a toast and the foot of its parent, and the right end of the bar it lies on.</extracomment>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>%s in all</source>
        <extracomment>Seconds over which a rate on a card is taken.</extracomment>
        <translation>%s insgesamt</translation>
    </message>
    <message>
        <source>Jobs that succeeded, a second, in the last 3 seconds.</source>
        <translation>Jobs, die gelangen, je Sekunde in den letzten 3 Sekunden.</translation>
    </message>
    <message>
        <source>%s succeed</source>
        <translation>%s gelingen</translation>
    </message>
    <message>
        <source>nothing ran</source>
        <translation>nichts lief</translation>
    </message>
    <message>
        <source>Attempts that failed, a second; below, the share of the last minute that did not.</source>
        <translation>Versuche, die scheiterten, je Sekunde; darunter der Anteil der letzten Minute, der gelang.</translation>
    </message>
    <message>
        <source>in %s queues</source>
        <translation>in %s Schlangen</translation>
    </message>
    <message>
        <source>Jobs that wait in a queue: %s.</source>
        <translation>Jobs, die in einer Warteschlange warten: %s.</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>nichts wartet</translation>
    </message>
    <message>
        <source>in one queue</source>
        <translation>in einer Warteschlange</translation>
    </message>
    <message>
        <source>in %s</source>
        <translation>in %s</translation>
    </message>
    <message>
        <source>The job that waits longest came in at %s.</source>
        <translation>Der Job, der am längsten wartet, kam um %s.</translation>
    </message>
    <message>
        <source>no processors</source>
        <translation>keine Prozessoren</translation>
    </message>
    <message>
        <source> of %s</source>
        <translation> von %s</translation>
    </message>
    <message>
        <source>%s idle</source>
        <translation>%s frei</translation>
    </message>
    <message>
        <source>all at work</source>
        <translation>alle beschäftigt</translation>
    </message>
    <message>
        <source>Processors that perform a job just now.</source>
        <translation>Prozessoren, die gerade einen Job ausführen.</translation>
    </message>
    <message>
        <source>none waits</source>
        <translation>keine wartet</translation>
    </message>
    <message>
        <source>next %s</source>
        <translation>nächste %s</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>The next retry is due at %s.</source>
        <translation>Die nächste Wiederholung ist um %s fällig.</translation>
    </message>
    <message>
        <source>%s more in a minute</source>
        <translation>%s mehr je Minute</translation>
    </message>
    <message>
        <source>nothing died</source>
        <translation>nichts starb</translation>
    </message>
    <message>
        <source>none new</source>
        <translation>keine neuen</translation>
    </message>
    <message>
        <source>Jobs that used up their retries: %s.</source>
        <translation>Jobs, die ihre Wiederholungen aufbrauchten: %s.</translation>
    </message>
</context>
<context>
    <name>Changing</name>
    <message>
        <source>Reschedule %s</source>
        <translation>%s verschieben</translation>
    </message>
    <message>
        <source>Move %s to a queue</source>
        <translation>%s in andere Warteschlange</translation>
    </message>
    <message>
        <source>The job is not here any more.</source>
        <translation>Der Job ist nicht mehr hier.</translation>
    </message>
</context>
<context>
    <name>ChoiceStrip</name>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>All %s selected</source>
        <translation>Alle %s gewählt</translation>
    </message>
    <message>
        <source>%s selected</source>
        <translation>%s gewählt</translation>
    </message>
    <message>
        <source>Select all %s matching</source>
        <translation>Alle %s passenden wählen</translation>
    </message>
    <message numerus="yes">
        <source>%n new row(s) above or below</source>
        <translation>
            <numerusform>%n neue Zeile darüber oder darunter</numerusform>
            <numerusform>%n neue Zeilen darüber oder darunter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) fewer by now</source>
        <translation>
            <numerusform>inzwischen %n Zeile weniger</numerusform>
            <numerusform>inzwischen %n Zeilen weniger</numerusform>
        </translation>
    </message>
    <message>
        <source>The list stands still while you read</source>
        <translation>Die Liste steht beim Lesen still</translation>
    </message>
</context>
<context>
    <name>ClassTimes</name>
    <message>
        <source>Class</source>
        <extracomment>Seconds of the last bound of Sidekiq&apos;s histograms.</extracomment>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Close Kickboard</source>
        <extracomment>Seconds of grace that are offered first.</extracomment>
        <translation>Kickboard schließen</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n job(s) to end</source>
        <translation>
            <numerusform>Wartet auf das Ende von %n Job</numerusform>
            <numerusform>Wartet auf das Ende von %n Jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine is stopping</source>
        <translation>Die Engine stoppt</translation>
    </message>
    <message>
        <source>%d jobs are running</source>
        <translation>%d Jobs laufen</translation>
    </message>
    <message>
        <source>One job is running</source>
        <translation>Ein Job läuft</translation>
    </message>
    <message>
        <source>What does not end in time goes back to the front of its queue.</source>
        <translation>Was nicht rechtzeitig endet, kommt zurück an den Anfang seiner Warteschlange.</translation>
    </message>
    <message>
        <source>Seconds to wait</source>
        <translation>Wartezeit in Sekunden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Wait for them</source>
        <translation>Auf sie warten</translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation>Stoppen nach</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>Jetzt schließen</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Moved to the queue {queue}: {jobs}</source>
        <translation>In die Warteschlange {queue} gestellt: {jobs}</translation>
    </message>
    <message>
        <source>Rescheduled {jobs}</source>
        <translation>{jobs} verschoben</translation>
    </message>
    <message>
        <source>{jid} is not {state} any more: it was left as it is</source>
        <translation>{jid} ist nicht mehr {state}: unverändert gelassen</translation>
    </message>
    <message>
        <source>Enqueued the edited job {jid}; the old one is in the trash</source>
        <translation>Den bearbeiteten Job {jid} eingereiht; der alte ist im Papierkorb</translation>
    </message>
    <message>
        <source>Deleted {jobs}</source>
        <translation>{jobs} gelöscht</translation>
    </message>
    <message>
        <source>{n} of {all} deleted, {left} already running or gone</source>
        <translation>{n} von {all} gelöscht, {left} liefen schon oder waren weg</translation>
    </message>
    <message>
        <source>Enqueued {jobs} again</source>
        <translation>{jobs} erneut eingereiht</translation>
    </message>
    <message>
        <source>Enqueued {jobs} again; {left} could not be: only the beginning of a long payload is kept</source>
        <translation>{jobs} erneut eingereiht; {left} nicht: Von langen Nutzdaten ist nur der Anfang erhalten</translation>
    </message>
    <message>
        <source>Retried {jobs}</source>
        <translation>{jobs} wiederholt</translation>
    </message>
    <message>
        <source>Enqueued {jobs}</source>
        <translation>{jobs} eingereiht</translation>
    </message>
    <message>
        <source>Moved to Dead: {jobs}</source>
        <translation>Zu den toten gelegt: {jobs}</translation>
    </message>
    <message>
        <source>{jobs} stay where they are, for Dead holds {max} at most</source>
        <translation>{jobs} bleiben, wo sie sind, denn Tot fasst höchstens {max}</translation>
    </message>
    <message>
        <source>stopped before {jobs}, which can still be undone</source>
        <translation>angehalten vor {jobs}, die sich noch rückgängig machen lassen</translation>
    </message>
    <message>
        <source>Restored {jobs}</source>
        <translation>{jobs} zurückgeholt</translation>
    </message>
    <message>
        <source>None of {jobs} could be restored: they have run or moved on</source>
        <translation>Von {jobs} war nichts zurückzuholen: Sie liefen oder sind anderswo</translation>
    </message>
    <message>
        <source>{n} of {all} restored, {left} already running or gone</source>
        <translation>{n} von {all} zurückgeholt, {left} liefen schon oder waren weg</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>%s of %s</source>
        <translation>%s von %s</translation>
    </message>
    <message>
        <source>%s, then stopped</source>
        <translation>%s, dann angehalten</translation>
    </message>
    <message>
        <source>Cleared the queue {queue}: {jobs}</source>
        <translation>Warteschlange {queue} geleert: {jobs}</translation>
    </message>
    <message>
        <source>The queue {queue} is listed again</source>
        <translation>Die Warteschlange {queue} steht wieder auf der Liste</translation>
    </message>
    <message>
        <source>The queue {queue} is not empty any more</source>
        <translation>Die Warteschlange {queue} ist nicht mehr leer</translation>
    </message>
    <message>
        <source>Deleted the queue {queue}</source>
        <translation>Warteschlange {queue} gelöscht</translation>
    </message>
    <message>
        <source>The job could not be restored: it has run or moved on</source>
        <translation>Der Job war nicht zurückzuholen: Er lief oder ist anderswo</translation>
    </message>
    <message>
        <source>The job could not be deleted: it is running or gone</source>
        <translation>Der Job war nicht zu löschen: Er läuft oder ist weg</translation>
    </message>
    <message>
        <source>, then: %s</source>
        <translation>, dann: %s</translation>
    </message>
    <message>
        <source>Paused everything</source>
        <translation>Alles angehalten</translation>
    </message>
    <message>
        <source>Resumed everything</source>
        <translation>Alles fortgesetzt</translation>
    </message>
    <message>
        <source>Paused the queue {queue}</source>
        <translation>Warteschlange {queue} angehalten</translation>
    </message>
    <message>
        <source>Resumed the queue {queue}</source>
        <translation>Warteschlange {queue} fortgesetzt</translation>
    </message>
    <message>
        <source>Saved {rows} to {name}</source>
        <translation>{rows} in {name} gespeichert</translation>
    </message>
    <message>
        <source>{name} was not written: cancelled after {rows}</source>
        <translation>{name} wurde nicht geschrieben: abgebrochen nach {rows}</translation>
    </message>
    <message>
        <source>Deleted {jobs} for good</source>
        <translation>{jobs} endgültig gelöscht</translation>
    </message>
    <message>
        <source>The job could not be restored: nobody knows where it was</source>
        <translation>Der Job war nicht zurückzuholen: Niemand weiß, wo er war</translation>
    </message>
    <message>
        <source>None of {jobs} could be restored: nobody knows where they were</source>
        <translation>Von {jobs} war nichts zurückzuholen: Niemand weiß, wo sie waren</translation>
    </message>
    <message>
        <source>{n} of {all} restored; nobody knows where the others were</source>
        <translation>{n} von {all} zurückgeholt; niemand weiß, wo die anderen waren</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>It failed, so nothing is undone</source>
        <translation>Es ist fehlgeschlagen, also wird nichts rückgängig gemacht</translation>
    </message>
    <message>
        <source>Undo follows when this is done: {what}</source>
        <translation>Rückgängig folgt, sobald dies fertig ist: {what}</translation>
    </message>
    <message>
        <source>what is under way</source>
        <translation>was gerade läuft</translation>
    </message>
    <message>
        <source>Undo follows</source>
        <translation>Rückgängig folgt</translation>
    </message>
    <message>
        <source>Asked to end: {jobs}</source>
        <translation>Zum Ende aufgefordert: {jobs}</translation>
    </message>
</context>
<context>
    <name>CompletedPage</name>
    <message>
        <source>The history keeps all successes up to 2,000 a second, of more a sample; for 30 days, 1,000,000 rows or 256 MB.</source>
        <translation>Der Verlauf behält alle Erfolge bis 2&#x202f;000 je Sekunde, von mehr eine Stichprobe; 30 Tage, 1&#x202f;000&#x202f;000 Zeilen oder 256 MB.</translation>
    </message>
    <message>
        <source>%s of %s shown</source>
        <translation>%s von %s gezeigt</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect to Redis</source>
        <extracomment>Token and icon of each level of what was found.</extracomment>
        <translation>Mit Redis verbinden</translation>
    </message>
    <message>
        <source>Shows the jobs of Sidekiq or Kickboard in a window of its own. It is locked: nothing is changed, and no worker is started, before you unlock it.</source>
        <translation>Zeigt die Jobs von Sidekiq oder Kickboard in einem eigenen Fenster. Es ist gesperrt: Bevor es entsperrt wird, ändert sich nichts, und kein Worker startet.</translation>
    </message>
    <message>
        <source>Recent connections</source>
        <translation>Letzte Verbindungen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>What the test found</source>
        <translation>Was die Probe ergab</translation>
    </message>
    <message>
        <source>Test shows the server&apos;s version, memory, persistence and more.</source>
        <translation>„Prüfen“ zeigt Version, RAM, Persistenz und mehr des Servers.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Prüft …</translation>
    </message>
</context>
<context>
    <name>ConnectForm</name>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Keep in the keyring</source>
        <translation>Im Schlüsselbund</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Production, say</source>
        <translation>Produktion, zum Beispiel</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
</context>
<context>
    <name>Connecting</name>
    <message>
        <source>It is being looked for.</source>
        <extracomment>What is offered first: where a Redis listens that nobody set up.</extracomment>
        <translation>Er wird gesucht.</translation>
    </message>
    <message>
        <source>It needs one more package: pip install &apos;kickboard[keyring]&apos;.</source>
        <translation>Dazu fehlt ein Paket: pip install &apos;kickboard[keyring]&apos;.</translation>
    </message>
    <message>
        <source>This desktop has no keyring that keeps passwords safely.</source>
        <translation>Dieser Desktop hat keinen Schlüsselbund, der Passwörter sicher verwahrt.</translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <source>Orange</source>
        <extracomment>Connections that are remembered. Key -&gt; word and ground of what a connection is marked with; white text stands on each.</extracomment>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>Clear the queue %s</source>
        <extracomment>Processors, fewest and most.</extracomment>
        <translation>Warteschlange %s leeren</translation>
    </message>
    <message>
        <source>Processors %d to %d</source>
        <translation>Prozessoren %d auf %d</translation>
    </message>
    <message>
        <source>There is no engine process.</source>
        <translation>Es gibt keinen Engine-Prozess.</translation>
    </message>
    <message>
        <source>The engine refused.</source>
        <translation>Die Engine lehnte ab.</translation>
    </message>
    <message>
        <source>{process} is gone: it was not asked</source>
        <translation>{process} ist weg: nicht gefragt</translation>
    </message>
    <message>
        <source>Asked {process} to take no more jobs</source>
        <translation>{process} gebeten, keine Jobs mehr anzunehmen</translation>
    </message>
    <message>
        <source>Asked {process} to stop</source>
        <translation>{process} gebeten anzuhalten</translation>
    </message>
    <message>
        <source>Asked {process} to write down what it does</source>
        <translation>{process} gebeten aufzuschreiben, was er tut</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Copied %s</source>
        <extracomment>The actions that it does.</extracomment>
        <translation>%s kopiert</translation>
    </message>
</context>
<context>
    <name>CountDialog</name>
    <message>
        <source>This means %s. It can be undone.</source>
        <translation>Das betrifft %s. Es lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>This means %s, gone for good. It cannot be undone.</source>
        <translation>Das betrifft %s, unwiederbringlich. Es lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Type %s to go on</source>
        <translation>%s eintippen, um fortzufahren</translation>
    </message>
    <message>
        <source>Number of jobs</source>
        <translation>Anzahl der Jobs</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>1 job</source>
        <translation>1 Job</translation>
    </message>
    <message>
        <source>{n} jobs</source>
        <translation>{n} Jobs</translation>
    </message>
    <message>
        <source>1 client</source>
        <translation>1 Client</translation>
    </message>
    <message>
        <source>%s clients</source>
        <translation>%s Clients</translation>
    </message>
    <message>
        <source>1 processor</source>
        <translation>1 Prozessor</translation>
    </message>
    <message>
        <source>%s processors</source>
        <translation>%s Prozessoren</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} Zeilen</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>p50</source>
        <extracomment>Column of the percentiles, word, token.</extracomment>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>p99, few jobs</source>
        <extracomment>The 99th percentile where it comes from few samples: a curve of its own, dashed.</extracomment>
        <translation>p99, wenige Jobs</translation>
    </message>
    <message>
        <source>done</source>
        <extracomment>How far above the work that is done a burst of enqueued jobs may stretch the axis. A bulk push of thousands is over in a second; the curve of the work would be flat for a minute. Seconds between two looks while nothing happens; the curves go on as far, level. Seconds that the rates in the legend are of. Kind in the series, word, token, dashed.</extracomment>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>retried</source>
        <translation>erneut</translation>
    </message>
    <message>
        <source>enqueued</source>
        <translation>eingereiht</translation>
    </message>
</context>
<context>
    <name>Deaths</name>
    <message>
        <source>%s died</source>
        <extracomment>Milliseconds that deaths are gathered, and that lie between two notices at least. Dead jobs that are looked at; of more only the number is known. Pages on which deaths are seen as they come.</extracomment>
        <translation>%s gestorben</translation>
    </message>
    <message>
        <source>%s: %s</source>
        <translation>%s: %s</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>DemoPanel</name>
    <message>
        <source>Enqueue demo jobs</source>
        <extracomment>Jobs a second, at most. Jobs at once, at most: what the demo&apos;s own mix makes in one go. The demo&apos;s jobs that push others; see `kickboard.demo.starter`.</extracomment>
        <translation>Demo-Jobs einreihen</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Auf einmal</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>A mix of everything</source>
        <translation>Von allem etwas</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Seconds from now</source>
        <translation>Sekunden ab jetzt</translation>
    </message>
    <message>
        <source>Files of a folder…</source>
        <translation>Dateien eines Ordners …</translation>
    </message>
    <message>
        <source>Continuously</source>
        <translation>Fortlaufend</translation>
    </message>
    <message>
        <source>Jobs a second</source>
        <translation>Jobs je Sekunde</translation>
    </message>
    <message>
        <source>Of the kind chosen above, until the slider is back at 0.</source>
        <translation>Von der oben gewählten Art, bis der Regler wieder auf 0 steht.</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>The demo&apos;s server fails</source>
        <translation>Der Demo-Server versagt</translation>
    </message>
    <message>
        <source>Its webhook receiver is down</source>
        <translation>Sein Webhook-Empfänger ist ausgefallen</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Enqueue %s %s</source>
        <translation>%s %s einreihen</translation>
    </message>
    <message>
        <source>Make checksums and thumbnails of the files in</source>
        <translation>Prüfsummen und Vorschaubilder für die Dateien in</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Open a file with jobs, or a Kickboard database</source>
        <extracomment>Queues of the demo with their weights, as `kickboard.demo.scenario` has them: the window imports no job. Milliseconds after the first window until garbage is taken in hand: it stands by then. Exit code after a second Ctrl+C.</extracomment>
        <translation>Datei mit Jobs oder Kickboard-Datenbank öffnen</translation>
    </message>
    <message>
        <source>Jobs and stores (*.py *.db);;All files (*)</source>
        <translation>Jobs und Speicher (*.py *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Something went wrong in this window</source>
        <translation>In diesem Fenster ging etwas schief</translation>
    </message>
    <message>
        <source>Jobs go on; the window may be wrong until it is reopened.</source>
        <translation>Jobs laufen weiter; das Fenster kann falsch sein, bis es neu geöffnet wird.</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Close %s</source>
        <translation>%s schließen</translation>
    </message>
</context>
<context>
    <name>DueChart</name>
    <message>
        <source>When jobs are due</source>
        <extracomment>Points round the axis; of a dot; and beside one that still count as on it. Points of its height, and jobs that stand on each other in it.</extracomment>
        <translation>Wann Jobs fällig sind</translation>
    </message>
    <message>
        <source>%1: %2 later</source>
        <extracomment>Says why nothing may be moved, &quot;&quot; where it may; asked when something is about to be.</extracomment>
        <translation>%1: %2 später</translation>
    </message>
    <message>
        <source>%1: %2 earlier</source>
        <translation>%1: %2 früher</translation>
    </message>
    <message>
        <source>%s more at about this time</source>
        <translation>%s weitere etwa zu dieser Zeit</translation>
    </message>
    <message>
        <source>Drag it to another time</source>
        <translation>Auf eine andere Zeit ziehen</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message>
        <source>Edit and enqueue</source>
        <extracomment>Milliseconds without a key after which what was typed is read. Points that the arguments get beyond the least, so that what is wrong has room below a field.</extracomment>
        <translation>Bearbeiten und einreihen</translation>
    </message>
    <message>
        <source>Job class</source>
        <translation>Jobklasse</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>A new job is enqueued with these values and all its retries; %s (%s) goes to the trash. Undo brings it back, unless the new one has started.</source>
        <translation>Ein neuer Job mit diesen Werten und allen Wiederholungen wird eingereiht; %s (%s) kommt in den Papierkorb. Rückgängig bringt ihn zurück, sofern der neue nicht begonnen hat.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Enqueue</source>
        <translation>Einreihen</translation>
    </message>
</context>
<context>
    <name>EngineCard</name>
    <message>
        <source>Engine %s</source>
        <translation>Engine %s</translation>
    </message>
    <message>
        <source>no processors</source>
        <translation>keine Prozessoren</translation>
    </message>
    <message>
        <source>%s of %s busy</source>
        <translation>%s von %s tätig</translation>
    </message>
</context>
<context>
    <name>EngineLink</name>
    <message>
        <source>It was asked to stop from outside.</source>
        <extracomment>Seconds a stopping engine gets beyond its grace before it is killed. Exit code of the command line for wrong use: starting again would not help. That for a store that cannot be opened: it may be there a little later. Seconds after a kill that was asked for until the engine starts again.</extracomment>
        <translation>Sie wurde von außen gestoppt.</translation>
    </message>
    <message>
        <source>It was killed.</source>
        <translation>Sie wurde abgeschossen.</translation>
    </message>
    <message>
        <source>signal %d</source>
        <translation>Signal %d</translation>
    </message>
    <message>
        <source>exit code %d</source>
        <translation>Exit-Code %d</translation>
    </message>
    <message>
        <source>It ended with %s.</source>
        <translation>Sie endete mit %s.</translation>
    </message>
</context>
<context>
    <name>EngineState</name>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no process</source>
        <translation>kein Prozess</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1 Prozess</translation>
    </message>
    <message>
        <source>{n} processes</source>
        <translation>{n} Prozesse</translation>
    </message>
    <message>
        <source>starting</source>
        <extracomment>The words for states are those of the code.</extracomment>
        <translation>startet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>läuft aus</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>stoppt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>startet neu</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
</context>
<context>
    <name>EnqueueDialog</name>
    <message>
        <source>Enqueue a job</source>
        <extracomment>Most jobs that the form makes at once. Points for the words before the fields, so that both halves of the form line up. Points of a field of one line. Points of the screen for the window&apos;s frame and what lies at the screen&apos;s edges.</extracomment>
        <translation>Job einreihen</translation>
    </message>
    <message>
        <source>Job class</source>
        <translation>Jobklasse</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>Seconds from now</source>
        <translation>Sekunden ab jetzt</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Enqueue</source>
        <translation>Einreihen</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>Sent %d to the queue %s</source>
        <translation>%d in die Warteschlange %s gesendet</translation>
    </message>
</context>
<context>
    <name>Enqueueing</name>
    <message>
        <source>The engine refused.</source>
        <translation>Die Engine lehnte ab.</translation>
    </message>
</context>
<context>
    <name>ErrorJobs</name>
    <message>
        <source>Jobs that failed like this</source>
        <extracomment>Characters of the newest message that are shown.</extracomment>
        <translation>Jobs, die so scheiterten</translation>
    </message>
    <message>
        <source>None of its jobs is dead or waits for another try</source>
        <translation>Keiner seiner Jobs ist tot oder wartet auf einen Versuch</translation>
    </message>
    <message>
        <source>Show %s dead</source>
        <translation>%s tote zeigen</translation>
    </message>
    <message>
        <source>Show %s retrying</source>
        <translation>%s wartende zeigen</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>%s kinds</source>
        <translation>%s Arten</translation>
    </message>
    <message>
        <source>%s kind</source>
        <translation>%s Art</translation>
    </message>
    <message>
        <source>%s failures</source>
        <translation>%s Fehlschläge</translation>
    </message>
    <message>
        <source>%s failure</source>
        <translation>%s Fehlschlag</translation>
    </message>
    <message>
        <source>%s in the last hour, %s at most in a minute</source>
        <translation>%s in der letzten Stunde, höchstens %s je Minute</translation>
    </message>
</context>
<context>
    <name>ErrorsPage</name>
    <message>
        <source>Errors</source>
        <extracomment>Width of the page from which on a column is shown; the message matters more.</extracomment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Failed last</source>
        <translation>Zuletzt gescheitert</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>In the last 24 hours</source>
        <translation>In den letzten 24 Stunden</translation>
    </message>
    <message>
        <source>In the last hour</source>
        <translation>In der letzten Stunde</translation>
    </message>
    <message>
        <source>Nothing failed in that time</source>
        <translation>In dieser Zeit ist nichts gescheitert</translation>
    </message>
    <message>
        <source>Show what failed before</source>
        <translation>Früher Gescheitertes zeigen</translation>
    </message>
    <message>
        <source>Nothing has failed</source>
        <translation>Nichts ist gescheitert</translation>
    </message>
    <message>
        <source>Failures are grouped here by their error, its place and its message.</source>
        <translation>Fehlschläge stehen hier in Gruppen nach Fehler, Ort und Meldung.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Save rows</source>
        <translation>Zeilen speichern</translation>
    </message>
    <message>
        <source>Write secrets, too, instead of •••</source>
        <translation>Auch Geheimes schreiben statt •••</translation>
    </message>
    <message>
        <source>The file can be read by you alone. Nothing in it will be calculated by a spreadsheet.</source>
        <translation>Die Datei ist nur für das eigene Konto lesbar. Keine Tabellenkalkulation berechnet etwas daraus.</translation>
    </message>
    <message>
        <source>All %s</source>
        <translation>Alle %s</translation>
    </message>
    <message>
        <source>The selected %s</source>
        <translation>Gewählt: %s</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>%s are too many to copy</source>
        <extracomment>Actions that every table&apos;s context menu offers besides its own.</extracomment>
        <translation>%s sind zu viele zum Kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Copied %s</source>
        <translation>%s kopiert</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Save rows</source>
        <translation>Zeilen speichern</translation>
    </message>
</context>
<context>
    <name>FigureTile</name>
    <message>
        <source>Proved by %s</source>
        <extracomment>Milliseconds between two accounts while the page is seen. Points in which five small figures have room. Points left and right of a small figure. Points of width that a figure needs to say all. Points of a line of a figure&apos;s caption. Points that the account needs.</extracomment>
        <translation>Bewiesen durch %s</translation>
    </message>
</context>
<context>
    <name>FirstJobDialog</name>
    <message>
        <source>Write a first job</source>
        <translation>Ersten Job schreiben</translation>
    </message>
    <message>
        <source>Now yours</source>
        <translation>Nun eigene</translation>
    </message>
    <message>
        <source>This is a whole job. Saved and opened, it gets a form of its own under Enqueue a job, and every time you save the file it is loaded again.</source>
        <translation>Das ist ein ganzer Job. Gespeichert und geöffnet bekommt er ein eigenes Formular unter „Job einreihen“, und bei jedem Speichern der Datei wird sie neu geladen.</translation>
    </message>
    <message>
        <source>Code of the job</source>
        <translation>Code des Jobs</translation>
    </message>
    <message>
        <source>Save and open…</source>
        <translation>Speichern und öffnen …</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>Python-Dateien (*.py)</translation>
    </message>
    <message>
        <source>Save the job</source>
        <translation>Job speichern</translation>
    </message>
    <message>
        <source>It could not be saved: %s</source>
        <translation>Er ließ sich nicht speichern: %s</translation>
    </message>
</context>
<context>
    <name>FirstMinute</name>
    <message>
        <source>Killed while jobs ran: recovered %d, lost %d.</source>
        <extracomment>The demo&apos;s job that pushes the first minute; see `kickboard.demo.starter`. The demo&apos;s job that is dead at once and succeeds when it is retried. The demo&apos;s job that fails while the webhook receiver is down. Seconds a step stays when nothing else ends it. Seconds after which a step gives way to the next; the others wait for something.</extracomment>
        <translation>Abgeschossen, während Jobs liefen: %d zurückgeholt, %d verloren.</translation>
    </message>
    <message>
        <source>The demo runs: letters, thumbnails, checksums, webhooks. Watch the lanes fill.</source>
        <translation>Die Demo läuft: Briefe, Vorschaubilder, Prüfsummen, Webhooks. Die Bahnen füllen sich.</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>The webhook server is down: its jobs wait for another try, longer each time.</source>
        <translation>Der Webhook-Server ist ausgefallen: seine Jobs warten auf den nächsten Versuch, jedes Mal länger.</translation>
    </message>
    <message>
        <source>See them count down</source>
        <translation>Countdown ansehen</translation>
    </message>
    <message>
        <source>Now be unkind: this sends the engine a real SIGKILL while jobs run.</source>
        <translation>Jetzt wird es unfreundlich: Die Engine bekommt ein echtes SIGKILL, während Jobs laufen.</translation>
    </message>
    <message>
        <source>Kill the engine</source>
        <translation>Engine abschießen</translation>
    </message>
    <message>
        <source>The engine is dead. The window is not: it starts another.</source>
        <translation>Die Engine ist tot. Das Fenster nicht: Es startet eine neue.</translation>
    </message>
    <message>
        <source>One job is dead: look at its trace, then press Retry. This time it succeeds.</source>
        <translation>Ein Job ist tot: den Trace ansehen, dann „Wiederholen“ drücken. Diesmal gelingt er.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>It succeeded. Delete something too: Ctrl+Z brings it back.</source>
        <translation>Es hat geklappt. Jetzt noch etwas löschen: Strg+Z bringt es zurück.</translation>
    </message>
    <message>
        <source>That was all. With your own jobs everything works the same.</source>
        <translation>Das war alles. Mit eigenen Jobs geht alles genauso.</translation>
    </message>
    <message>
        <source>Now yours…</source>
        <translation>Nun eigene …</translation>
    </message>
</context>
<context>
    <name>FirstMinuteCard</name>
    <message>
        <source>Nothing here yet</source>
        <extracomment>After the demo: who wants to learn, to begin, who brings jobs, a Redis, or a class to try. After a job of the file that was opened: who wants to see more of them, or other ones.</extracomment>
        <translation>Hier ist noch nichts</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>Noch keine Jobs</translation>
    </message>
    <message>
        <source>The demo runs real jobs in a store of its own: letters, thumbnails, webhooks that fail and are tried again. Your jobs are not touched.</source>
        <translation>Die Demo führt echte Jobs in einem eigenen Speicher aus: Briefe, Vorschaubilder, Webhooks, die scheitern und wiederholt werden. Eigene Jobs bleiben unberührt.</translation>
    </message>
    <message>
        <source>Your classes are loaded, and the engine waits for jobs. Choose one, fill in its arguments, and watch it run here.</source>
        <translation>Deine Klassen sind geladen, und die Engine wartet auf Jobs. Wähle eine, gib ihre Argumente ein und sieh hier zu, wie der Job läuft.</translation>
    </message>
    <message>
        <source>Enqueue your first job…</source>
        <translation>Ersten Job einreihen …</translation>
    </message>
</context>
<context>
    <name>Glossary</name>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>A call that is written down to be made later: a class, its arguments and options.</source>
        <translation>Ein Aufruf, der notiert wird, um später zu geschehen: eine Klasse, ihre Argumente und Optionen.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Life of a job</source>
        <translation>Leben eines Jobs</translation>
    </message>
    <message>
        <source>Pushed, enqueued, busy, then completed; or retried, dead, discarded, in the trash. The page of that name in the sidebar draws it with the numbers of now.</source>
        <translation>Übergeben, eingereiht, tätig, dann fertig; oder wiederholt, tot, verworfen, im Papierkorb. Die gleichnamige Seite der Seitenleiste zeichnet es mit den Zahlen von jetzt.</translation>
    </message>
    <message>
        <source>JID</source>
        <translation>JID</translation>
    </message>
    <message>
        <source>The id of a job: 24 hexadecimal digits, the same for all its attempts.</source>
        <translation>Die ID eines Jobs: 24 hexadezimale Ziffern, dieselbe für alle Versuche.</translation>
    </message>
    <message>
        <source>jid</source>
        <translation>jid</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>A line of jobs that wait to be run, the oldest of the highest priority first.</source>
        <translation>Eine Reihe von Jobs, die auf ihre Ausführung warten, der älteste mit der höchsten Priorität zuerst.</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Enqueued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>In a queue, ready to run as soon as a processor is free.</source>
        <translation>In einer Warteschlange, bereit, sobald ein Prozessor frei ist.</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>A thread of the engine that runs one job at a time.</source>
        <translation>Ein Thread der Engine, der einen Job zur Zeit ausführt.</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>The process that takes jobs from the queues and runs them.</source>
        <translation>Der Prozess, der Jobs aus den Warteschlangen nimmt und ausführt.</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Tätig</translation>
    </message>
    <message>
        <source>Being run at this moment, or fetched to be run in the next.</source>
        <translation>Wird gerade ausgeführt oder ist geholt, um gleich zu laufen.</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>To be enqueued at a time that was given with it.</source>
        <translation>Wird zu einer mitgegebenen Zeit eingereiht.</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>How long the oldest job of a queue has waited. The first number to watch.</source>
        <translation>Wie lange der älteste Job einer Warteschlange wartet. Die Zahl, auf die zuerst zu achten ist.</translation>
    </message>
    <message>
        <source>Oldest job</source>
        <translation>Ältester Job</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>A job that failed and will be tried again by itself, later each time.</source>
        <translation>Ein Job, der scheiterte und von selbst erneut versucht wird, jedes Mal später.</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Backoff</source>
        <translation>Backoff</translation>
    </message>
    <message>
        <source>The growing wait between two attempts: about n⁴ seconds after the nth.</source>
        <translation>Die wachsende Wartezeit zwischen zwei Versuchen: etwa n⁴ Sekunden nach dem n-ten.</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Jitter</translation>
    </message>
    <message>
        <source>A random part of the wait, so that jobs that failed together come back apart.</source>
        <translation>Ein zufälliger Teil der Wartezeit, damit gemeinsam gescheiterte Jobs getrennt wiederkommen.</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Failed for the last time. Kept for 180 days, until it is retried by hand or deleted.</source>
        <translation>Zum letzten Mal gescheitert. 180 Tage aufbewahrt, bis von Hand wiederholt oder gelöscht wird.</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Failed for good and kept nowhere, because its class says so.</source>
        <translation>Endgültig gescheitert und nirgends aufbewahrt, weil die Klasse es so will.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Where deleted jobs are kept for 7 days; until then it can be undone.</source>
        <translation>Wo gelöschte Jobs 7 Tage aufbewahrt werden; so lange lässt es sich rückgängig machen.</translation>
    </message>
    <message>
        <source>At least once</source>
        <translation>Mindestens einmal</translation>
    </message>
    <message>
        <source>A job is never lost, but may run again when its engine dies in the middle of it.</source>
        <translation>Ein Job geht nie verloren, läuft aber vielleicht erneut, wenn seine Engine mittendrin stirbt.</translation>
    </message>
    <message>
        <source>Ran twice</source>
        <translation>Liefen doppelt</translation>
    </message>
    <message>
        <source>Idempotent</source>
        <translation>Idempotent</translation>
    </message>
    <message>
        <source>Doing it twice has the same effect as doing it once. Jobs should be that.</source>
        <translation>Zweimal tun wirkt wie einmal tun. So sollten Jobs sein.</translation>
    </message>
    <message>
        <source>Poison</source>
        <translation>Poison</translation>
    </message>
    <message>
        <source>A job that killed its process three times in 72 hours. It is buried, not tried again.</source>
        <translation>Ein Job, der seinen Prozess in 72 Stunden dreimal getötet hat. Er wird begraben, nicht wiederholt.</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message>
        <source>Taken back into its queue after the engine that held it had died.</source>
        <translation>In die Warteschlange zurückgenommen, nachdem die Engine, die ihn hielt, gestorben war.</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Pushed, and now neither here nor known to have gone.</source>
        <translation>Übergeben und nun weder hier noch bekannt, wohin gegangen.</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation>Wort suchen</translation>
    </message>
    <message>
        <source>See the life of a job, live</source>
        <translation>Das Leben eines Jobs live ansehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Page</source>
        <extracomment>Actions that are no use in the palette: it is open.</extracomment>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Run the workers nearer to Redis.</source>
        <translation>Die Worker näher an Redis laufen lassen.</translation>
    </message>
    <message>
        <source>Set appendonly yes; with appendfsync always nothing is lost.</source>
        <translation>appendonly yes setzen; mit appendfsync always geht nichts verloren.</translation>
    </message>
    <message>
        <source>See its log and its disk: soon it refuses every write.</source>
        <translation>Protokoll und Festplatte ansehen: Bald verweigert er jedes Schreiben.</translation>
    </message>
    <message>
        <source>{used} of {most} used</source>
        <translation>{used} von {most} belegt</translation>
    </message>
    <message>
        <source>{apart} between this machine and the server</source>
        <translation>{apart} zwischen diesem Rechner und dem Server</translation>
    </message>
    <message>
        <source>They fail and are retried where no worker knows them: load their modules.</source>
        <translation>Sie scheitern und werden wiederholt, wo kein Worker sie kennt: ihre Module laden.</translation>
    </message>
    <message>
        <source>opening</source>
        <extracomment>What was looked at -&gt; its name.</extracomment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>access</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>eviction</source>
        <translation>Verdrängung</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>persistence</source>
        <translation>Persistenz</translation>
    </message>
    <message>
        <source>clocks</source>
        <translation>Uhren</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Sidekiq</source>
        <translation>Sidekiq</translation>
    </message>
    <message>
        <source>engines</source>
        <translation>Engines</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>TLS, but the server&apos;s certificate is not looked at</source>
        <extracomment>Code -&gt; what was found, and what to do now.</extracomment>
        <translation>TLS, aber das Zertifikat des Servers wird nicht geprüft</translation>
    </message>
    <message>
        <source>Leave verify=no out; ?ca=FILE names an authority of your own.</source>
        <translation>verify=no weglassen; ?ca=DATEI nennt eine eigene Zertifizierungsstelle.</translation>
    </message>
    <message>
        <source>{place} lets anybody in who can reach it</source>
        <translation>{place} lässt jeden herein, der ihn erreicht</translation>
    </message>
    <message>
        <source>Set a password: requirepass, or an ACL user.</source>
        <translation>Ein Passwort setzen: requirepass oder ein ACL-Benutzer.</translation>
    </message>
    <message>
        <source>with a password, but whoever listens on the way reads everything</source>
        <translation>mit Passwort, aber wer unterwegs mithört, liest alles</translation>
    </message>
    <message>
        <source>Use TLS (rediss://) or a tunnel (redis+ssh://).</source>
        <translation>TLS (rediss://) oder einen Tunnel (redis+ssh://) nehmen.</translation>
    </message>
    <message>
        <source>From 7.0 on, workers go on finishing jobs when its memory is full.</source>
        <translation>Ab 7.0 beenden Worker ihre Jobs auch, wenn der Arbeitsspeicher voll ist.</translation>
    </message>
    <message>
        <source>Kickboard needs Redis 6.2 or later, better 7.</source>
        <translation>Kickboard braucht Redis ab 6.2, besser 7.</translation>
    </message>
    <message>
        <source>master; replicas: {n}</source>
        <translation>Master; Replikate: {n}</translation>
    </message>
    <message>
        <source>a replica of {master}</source>
        <translation>ein Replikat von {master}</translation>
    </message>
    <message>
        <source>Name the master: a replica is read-only.</source>
        <translation>Den Master angeben: Ein Replikat ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>{policy}, though no maxmemory is set yet</source>
        <translation>{policy}, noch ist aber kein maxmemory gesetzt</translation>
    </message>
    <message>
        <source>Set maxmemory-policy noeviction: jobs are no cache.</source>
        <translation>maxmemory-policy noeviction setzen: Jobs sind kein Cache.</translation>
    </message>
    <message>
        <source>{policy}: when it is full, Redis throws jobs away</source>
        <translation>{policy}: Ist er voll, wirft Redis Jobs weg</translation>
    </message>
    <message>
        <source>Set maxmemory-policy noeviction.</source>
        <translation>maxmemory-policy noeviction setzen.</translation>
    </message>
    <message>
        <source>{used} used, no limit set</source>
        <translation>{used} belegt, keine Grenze gesetzt</translation>
    </message>
    <message>
        <source>Raise maxmemory soon: a full Redis takes no new jobs.</source>
        <translation>maxmemory bald erhöhen: Ein voller Redis nimmt keine neuen Jobs an.</translation>
    </message>
    <message>
        <source>Raise maxmemory now, or let the workers catch up.</source>
        <translation>maxmemory jetzt erhöhen oder die Worker aufholen lassen.</translation>
    </message>
    <message>
        <source>its last snapshot failed</source>
        <translation>der letzte Snapshot ist gescheitert</translation>
    </message>
    <message>
        <source>its last write of the log failed</source>
        <translation>das letzte Schreiben des Logs ist gescheitert</translation>
    </message>
    <message>
        <source>append-only file</source>
        <translation>Append-only-Datei</translation>
    </message>
    <message>
        <source>snapshots only: a crash of the server loses the jobs since the last</source>
        <translation>nur Snapshots: Bei einem Absturz des Servers gehen die Jobs seit dem letzten verloren</translation>
    </message>
    <message>
        <source>nothing is written to disk: if the server ends, its jobs are gone</source>
        <translation>nichts wird auf die Festplatte geschrieben: Endet der Server, sind seine Jobs weg</translation>
    </message>
    <message>
        <source>Set them by NTP: jobs come due by the clock of who looks.</source>
        <translation>Sie mit NTP stellen: Jobs werden nach der Uhr dessen fällig, der nachsieht.</translation>
    </message>
    <message>
        <source>may look at the jobs</source>
        <translation>darf die Jobs ansehen</translation>
    </message>
    <message>
        <source>What a user for Kickboard needs: {rights}</source>
        <translation>Was ein Benutzer für Kickboard braucht: {rights}</translation>
    </message>
    <message>
        <source>no other Sidekiq works here</source>
        <translation>kein anderes Sidekiq arbeitet hier</translation>
    </message>
    <message>
        <source>other processes: {n}, of Sidekiq {versions}</source>
        <translation>andere Prozesse: {n}, von Sidekiq {versions}</translation>
    </message>
    <message>
        <source>engines of Kickboard: {n}</source>
        <translation>Engines von Kickboard: {n}</translation>
    </message>
    <message>
        <source>engines of Kickboard: {n}; died: {dead}, which hold {held} jobs</source>
        <translation>Engines von Kickboard: {n}; gestorben: {dead}, sie halten {held} Jobs</translation>
    </message>
    <message>
        <source>Start a worker: it gives their jobs back at once.</source>
        <translation>Einen Worker starten: Er gibt ihre Jobs sofort zurück.</translation>
    </message>
    <message>
        <source>classes of jobs to be run: {n}</source>
        <translation>Klassen anstehender Jobs: {n}</translation>
    </message>
    <message>
        <source>all {n} of jobs to be run are known</source>
        <translation>alle {n} der anstehenden Jobs sind bekannt</translation>
    </message>
    <message>
        <source>unknown: {names}</source>
        <translation>unbekannt: {names}</translation>
    </message>
    <message>
        <source>unknown: {names} and {more} more</source>
        <translation>unbekannt: {names} und {more} weitere</translation>
    </message>
    <message>
        <source>One more package is needed: pip install &apos;kickboard[redis]&apos;.</source>
        <translation>Ein weiteres Paket ist nötig: pip install &apos;kickboard[redis]&apos;.</translation>
    </message>
</context>
<context>
    <name>Herd</name>
    <message>
        <source>In theory</source>
        <translation>In der Theorie</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Without jitter</source>
        <translation>Ohne Jitter</translation>
    </message>
    <message>
        <source>With jitter</source>
        <translation>Mit Jitter</translation>
    </message>
    <message>
        <source>Without jitter all %1 come in the same second, %2 of %3 times</source>
        <translation>Ohne Jitter kommen alle %1 in derselben Sekunde, %2 von %3 Malen</translation>
    </message>
    <message>
        <source>With jitter %1 of %2 peaks are as theory says</source>
        <translation>Mit Jitter sind %1 von %2 Spitzen wie in der Theorie</translation>
    </message>
</context>
<context>
    <name>HerdChart</name>
    <message>
        <source>Attempts a second</source>
        <extracomment>Colour of each retry in turn; the first attempt is the failure they share. Seconds of the axis before anything is known.</extracomment>
        <translation>Versuche je Sekunde</translation>
    </message>
</context>
<context>
    <name>JobAttempts</name>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>This class chooses its own delays, so none are foretold.</source>
        <translation>Diese Klasse wählt ihre Verzögerungen selbst, darum wird keine vorhergesagt.</translation>
    </message>
    <message>
        <source>If all fail it is dead between %s and %s.</source>
        <translation>Scheitern alle, ist er zwischen %s und %s tot.</translation>
    </message>
    <message>
        <source>Attempts of an older version have no planned delay.</source>
        <translation>Versuche einer älteren Version haben keine geplante Verzögerung.</translation>
    </message>
    <message>
        <source>A dot is a planned delay, the line above it how late the try came.</source>
        <translation>Ein Punkt ist eine geplante Verzögerung, die Linie darüber die Verspätung des Versuchs.</translation>
    </message>
    <message>
        <source>dead ≈ %s</source>
        <translation>tot ≈ %s</translation>
    </message>
</context>
<context>
    <name>JobDetail</name>
    <message>
        <source>The first %s of %s</source>
        <extracomment>Characters of an iterable job&apos;s cursor that are shown.</extracomment>
        <translation>Die ersten %s von %s</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>died</source>
        <translation>gestorben</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>process died</source>
        <translation>Prozess gestorben</translation>
    </message>
    <message>
        <source>poison</source>
        <translation>Poison</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Next after</source>
        <translation>Nächster nach</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>running for %s</source>
        <translation>läuft seit %s</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>due %s</source>
        <translation>fällig %s</translation>
    </message>
    <message>
        <source>next try %s</source>
        <translation>nächster Versuch %s</translation>
    </message>
    <message>
        <source>died %s</source>
        <translation>gestorben %s</translation>
    </message>
    <message>
        <source>finished %s</source>
        <translation>beendet %s</translation>
    </message>
    <message>
        <source>discarded %s</source>
        <translation>verworfen %s</translation>
    </message>
    <message>
        <source>deleted; Undo brings it back for 7 days</source>
        <translation>gelöscht; Rückgängig bringt ihn 7 Tage lang zurück</translation>
    </message>
    <message>
        <source>enqueued %s</source>
        <translation>eingereiht %s</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>First failed</source>
        <translation>Zuerst gescheitert</translation>
    </message>
    <message>
        <source>Last retried</source>
        <translation>Zuletzt wiederholt</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>{n} of at most {all}</source>
        <translation>{n} von höchstens {all}</translation>
    </message>
    <message>
        <source>Goes on at</source>
        <translation>Macht weiter bei</translation>
    </message>
    <message>
        <source>Times begun</source>
        <translation>So oft begonnen</translation>
    </message>
    <message>
        <source>Ran in all</source>
        <translation>Lief insgesamt</translation>
    </message>
    <message>
        <source>Asked to end</source>
        <translation>Um Ende gebeten</translation>
    </message>
    <message>
        <source>It was asked to end, which it does between two steps.</source>
        <translation>Er ist zum Ende aufgefordert und endet zwischen zwei Schritten.</translation>
    </message>
    <message>
        <source>Only an iterable job can be ended, and this one has told of no step yet.</source>
        <translation>Nur ein Iterable-Job lässt sich beenden, und von diesem ist noch kein Schritt bekannt.</translation>
    </message>
    <message>
        <source>Only an iterable job can be ended: between two of its steps.</source>
        <translation>Nur ein Iterable-Job lässt sich beenden: zwischen zwei Schritten.</translation>
    </message>
</context>
<context>
    <name>JobDetailView</name>
    <message>
        <source>Job detail</source>
        <extracomment>Milliseconds before &quot;Loading…&quot; is worth saying. Points it likes. Of the window&apos;s width, at most. Jobs that Back remembers. The tabs, in their order.</extracomment>
        <translation>Jobdetails</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Bezüge</translation>
    </message>
    <message>
        <source>No job selected</source>
        <translation>Kein Job gewählt</translation>
    </message>
    <message>
        <source>Select a job to see everything about it.</source>
        <translation>Einen Job wählen, um alles über ihn zu sehen.</translation>
    </message>
    <message>
        <source>The store does not answer</source>
        <translation>Der Speicher antwortet nicht</translation>
    </message>
    <message>
        <source>This job is gone</source>
        <translation>Dieser Job ist weg</translation>
    </message>
    <message>
        <source>It has finished or was deleted, and the history does not keep it.</source>
        <translation>Er ist fertig oder wurde gelöscht, und der Verlauf hat ihn nicht.</translation>
    </message>
    <message>
        <source>Nothing in {store} has that ID, nor is it in its history. Look for a typing error; or the job ended long ago, or is in another store: open that one with File, Open my jobs.</source>
        <translation>In {store} hat nichts diese ID, auch nicht im Verlauf. Vielleicht ist sie vertippt; oder der Job endete vor langer Zeit oder liegt in einem anderen Speicher: Öffne diesen mit Datei, Eigene Jobs öffnen.</translation>
    </message>
    <message>
        <source>There is no job {jid}</source>
        <translation>Es gibt keinen Job {jid}</translation>
    </message>
    <message>
        <source>This Redis is locked: unlock it first.</source>
        <translation>Dieses Redis ist gesperrt: Erst entsperren.</translation>
    </message>
    <message>
        <source>The store does not answer.</source>
        <translation>Der Speicher antwortet nicht.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Dieses Fenster darf nur lesen.</translation>
    </message>
    <message>
        <source>The store is not open.</source>
        <translation>Der Speicher ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Lädt …</translation>
    </message>
</context>
<context>
    <name>JobError</name>
    <message>
        <source>Message</source>
        <extracomment>Pixels: three lines of an error&apos;s message. What the box offers beside the other attempts.</extracomment>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Backtrace</source>
        <translation>Backtrace</translation>
    </message>
    <message>
        <source>The error before</source>
        <translation>Der Fehler davor</translation>
    </message>
    <message>
        <source>The next error</source>
        <translation>Der nächste Fehler</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Error and trace</source>
        <translation>Fehler und Trace</translation>
    </message>
    <message>
        <source>Against the one before</source>
        <translation>Gegen den davor</translation>
    </message>
    <message>
        <source>Against attempt %s</source>
        <translation>Gegen Versuch %s</translation>
    </message>
    <message>
        <source>Error %s of %s</source>
        <translation>Fehler %s von %s</translation>
    </message>
    <message>
        <source>The option “backtrace” keeps it; the history has it for 30 days.</source>
        <translation>Die Option „backtrace“ bewahrt ihn auf; der Verlauf hat ihn 30 Tage lang.</translation>
    </message>
    <message>
        <source>No backtrace was kept</source>
        <translation>Kein Backtrace aufbewahrt</translation>
    </message>
    <message>
        <source>This job has not failed</source>
        <translation>Dieser Job ist nicht gescheitert</translation>
    </message>
    <message>
        <source>− attempt %s   + attempt %s</source>
        <translation>− Versuch %s   + Versuch %s</translation>
    </message>
    <message>
        <source>Both failed in exactly the same way</source>
        <translation>Beide scheiterten auf genau dieselbe Weise</translation>
    </message>
    <message>
        <source>lines the same: %s, gone: %s, new: %s</source>
        <translation>gleiche Zeilen: %s, weggefallen: %s, neu: %s</translation>
    </message>
</context>
<context>
    <name>JobFilter</name>
    <message>
        <source>Class</source>
        <extracomment>Points of the list of classes at most: the query is what one types into.</extracomment>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
</context>
<context>
    <name>JobHead</name>
    <message>
        <source>Back to the job before</source>
        <extracomment>What is asked of iterable jobs only, so not by the state alone.</extracomment>
        <translation>Zurück zum Job davor</translation>
    </message>
    <message>
        <source>Open in a window</source>
        <translation>In eigenem Fenster öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>Job-ID</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Python call</source>
        <translation>Python-Aufruf</translation>
    </message>
    <message>
        <source>Ruby perform_async</source>
        <translation>Ruby perform_async</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Copy the job ID</source>
        <translation>Job-ID kopieren</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>Jetzt ausführen</translation>
    </message>
    <message>
        <source>End the job</source>
        <translation>Job beenden</translation>
    </message>
    <message>
        <source>Move to Dead</source>
        <translation>Zu den toten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>What is here is no job</source>
        <translation>Was hier steht, ist kein Job</translation>
    </message>
</context>
<context>
    <name>JobLog</name>
    <message>
        <source>Log of this job</source>
        <extracomment>Characters of a line that are shown; what a job logs may have megabytes.</extracomment>
        <translation>Protokoll dieses Jobs</translation>
    </message>
    <message>
        <source>No log lines of this job</source>
        <translation>Keine Protokollzeilen dieses Jobs</translation>
    </message>
    <message>
        <source>What it logs and prints while this window&apos;s engine runs it stands here.</source>
        <translation>Was er protokolliert und ausgibt, während die Engine dieses Fensters ihn ausführt, steht hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobPayload</name>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Payload as stored</source>
        <translation>Nutzdaten wie gespeichert</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest …</translation>
    </message>
    <message>
        <source>Hide secrets</source>
        <translation>Geheimes verbergen</translation>
    </message>
    <message>
        <source>Secrets are hidden</source>
        <translation>Geheimes ist verborgen</translation>
    </message>
    <message>
        <source>Save the payload</source>
        <translation>Nutzdaten speichern</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>JobRelated</name>
    <message>
        <source>Related jobs</source>
        <translation>Verwandte Jobs</translation>
    </message>
    <message>
        <source>No other job has to do with this one</source>
        <translation>Kein anderer Job hat mit diesem zu tun</translation>
    </message>
    <message>
        <source>Its clones, jobs with the same arguments or the same error stand here.</source>
        <translation>Seine Kopien und Jobs mit denselben Argumenten oder demselben Fehler stehen hier.</translation>
    </message>
    <message>
        <source>Of its class the newest %s of each state are looked at.</source>
        <translation>Von seiner Klasse werden die neuesten %s jedes Zustands angesehen.</translation>
    </message>
    <message>
        <source>Show all %s of this error</source>
        <translation>Alle %s mit diesem Fehler zeigen</translation>
    </message>
</context>
<context>
    <name>JobSet</name>
    <message>
        <source>Enqueued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>No job is waiting</source>
        <translation>Kein Job wartet</translation>
    </message>
    <message>
        <source>Jobs that are pushed wait here for a processor.</source>
        <translation>Übergebene Jobs warten hier auf einen Prozessor.</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Nothing is scheduled</source>
        <translation>Nichts ist geplant</translation>
    </message>
    <message>
        <source>Jobs for a later time wait here until they are due.</source>
        <translation>Jobs für später warten hier, bis sie fällig sind.</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>No job is waiting for another try</source>
        <translation>Kein Job wartet auf einen weiteren Versuch</translation>
    </message>
    <message>
        <source>A job that fails comes here and is tried again later.</source>
        <translation>Ein Job, der scheitert, kommt hierher und wird später wiederholt.</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Nothing is dead</source>
        <translation>Nichts ist tot</translation>
    </message>
    <message>
        <source>A job whose tries are used up comes here, and can be tried again.</source>
        <translation>Ein Job, dessen Versuche aufgebraucht sind, kommt hierher und kann erneut versucht werden.</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>No job has finished yet</source>
        <translation>Noch ist kein Job fertig</translation>
    </message>
    <message>
        <source>Jobs that succeed stand here, the latest first.</source>
        <translation>Gelungene Jobs stehen hier, die neuesten zuerst.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
        <source>Deleted jobs wait here for 7 days and can be restored.</source>
        <translation>Gelöschte Jobs warten hier 7 Tage und lassen sich zurückholen.</translation>
    </message>
    <message>
        <source>Deleted jobs are kept for 7 days, then they are gone for good.</source>
        <translation>Gelöschte Jobs bleiben 7 Tage, dann sind sie endgültig weg.</translation>
    </message>
</context>
<context>
    <name>JobSetPage</name>
    <message>
        <source>%s of %s</source>
        <extracomment>Chosen jobs that are looked up when the store changed, to see whether they are there still.</extracomment>
        <translation>%s von %s</translation>
    </message>
</context>
<context>
    <name>JobState</name>
    <message>
        <source>enqueued</source>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>erneut</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>tätig</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>trash</source>
        <translation>Papierkorb</translation>
    </message>
</context>
<context>
    <name>JobWindow</name>
    <message>
        <source>Job %s</source>
        <extracomment>Points at the start, and at least.</extracomment>
        <translation>Job %s</translation>
    </message>
</context>
<context>
    <name>JobsPreview</name>
    <message>
        <source>Looking…</source>
        <extracomment>Jobs that are shown one by one. Jobs that are looked at to say how many of which class there are. Classes that are named.</extracomment>
        <translation>Sieht nach …</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n anderer</numerusform>
            <numerusform>%n andere</numerusform>
        </translation>
    </message>
    <message>
        <source>%s of the first %s</source>
        <translation>%s der ersten %s</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Undone elsewhere, or too long ago</source>
        <translation>Anderswo rückgängig gemacht oder zu lange her</translation>
    </message>
    <message>
        <source>%s enqueued</source>
        <translation>%s eingereiht</translation>
    </message>
    <message>
        <source>%s scheduled</source>
        <translation>%s geplant</translation>
    </message>
    <message>
        <source>%s put among the retries</source>
        <translation>%s zu den Wiederholungen gestellt</translation>
    </message>
    <message>
        <source>%s moved to Dead</source>
        <translation>%s zu den toten gelegt</translation>
    </message>
    <message>
        <source>%s deleted</source>
        <translation>%s gelöscht</translation>
    </message>
    <message>
        <source>this window</source>
        <translation>dieses Fenster</translation>
    </message>
    <message>
        <source>elsewhere, or before</source>
        <translation>anderswo oder früher</translation>
    </message>
</context>
<context>
    <name>JournalPage</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Noch wurde nichts getan</translation>
    </message>
    <message>
        <source>Retrying, deleting, pausing: what is done stands here, and can be undone.</source>
        <translation>Wiederholen, Löschen, Anhalten: Was getan wird, steht hier und lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>%s can be undone</source>
        <translation>%s lassen sich rückgängig machen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>KeysTab</name>
    <message>
        <source>Find an action or a key</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Diese Taste nehmen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Usual key</source>
        <translation>Übliche Taste</translation>
    </message>
    <message>
        <source>%s belongs to tables and dialogs.</source>
        <translation>%s gehört Tabellen und Dialogen.</translation>
    </message>
    <message>
        <source>%s is the key of %s, which would lose it.</source>
        <translation>%s ist die Taste für „%s“ und ginge dort verloren.</translation>
    </message>
    <message>
        <source>Press a new key for %s.</source>
        <translation>Neue Taste für „%s“ drücken.</translation>
    </message>
</context>
<context>
    <name>KillDialog</name>
    <message>
        <source>Kill the engine</source>
        <translation>Engine abschießen</translation>
    </message>
    <message>
        <source>Kill the engine with a real SIGKILL?</source>
        <translation>Die Engine mit einem echten SIGKILL abschießen?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>No job runs at this moment.</source>
        <translation>In diesem Moment läuft kein Job.</translation>
    </message>
    <message>
        <source>One job runs now. It ends in the middle of what it does, and runs again from the start. Letters may be sent twice.</source>
        <translation>Ein Job läuft gerade. Er endet mitten in der Arbeit und läuft noch einmal von vorn. Briefe können doppelt verschickt werden.</translation>
    </message>
    <message>
        <source>%d jobs run now. They end in the middle of what they do, and run again from the start. Letters may be sent twice.</source>
        <translation>%d Jobs laufen gerade. Sie enden mitten in der Arbeit und laufen noch einmal von vorn. Briefe können doppelt verschickt werden.</translation>
    </message>
    <message>
        <source>These are your own jobs, not the demo&apos;s.</source>
        <translation>Das sind eigene Jobs, nicht die der Demo.</translation>
    </message>
    <message>
        <source>Nothing is lost: the engine starts again by itself and takes up what the dead one held.</source>
        <translation>Nichts geht verloren: Die Engine startet von selbst neu und nimmt auf, was die tote hielt.</translation>
    </message>
</context>
<context>
    <name>KillStrip</name>
    <message>
        <source>Kills in this session</source>
        <extracomment>Seconds that the strip is wide at least, and the part of it kept free at the right.</extracomment>
        <translation>Abschüsse in dieser Sitzung</translation>
    </message>
</context>
<context>
    <name>LabClocks</name>
    <message>
        <source>Virtual time</source>
        <extracomment>Seconds up to which tenths are told: real processes are done in as many.</extracomment>
        <translation>Virtuell</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>Echt</translation>
    </message>
</context>
<context>
    <name>LabSetup</name>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Jitter</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
</context>
<context>
    <name>LabTransport</name>
    <message>
        <source>From the start (R)</source>
        <extracomment>Steps of the slider from the slowest to the fastest, each the same factor.</extracomment>
        <translation>Von vorn (R)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>To the next attempt (→)</source>
        <translation>Zum nächsten Versuch (→)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Leap over waits</source>
        <translation>Wartezeiten überspringen</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>as fast as it can</source>
        <translation>so schnell es geht</translation>
    </message>
    <message>
        <source>Time stands still while the herd&apos;s jobs run and leaps as soon as none does: otherwise a second of running would be an hour between them.</source>
        <translation>Die Zeit steht, während die Jobs der Herde laufen, und springt, sobald keiner läuft: Sonst läge eine Stunde zwischen ihnen, wo sie eine Sekunde liefen.</translation>
    </message>
    <message>
        <source>Show no wait longer than a moment: then time leaps to its end.</source>
        <translation>Keine Wartezeit länger als einen Moment zeigen: Dann springt die Zeit an ihr Ende.</translation>
    </message>
</context>
<context>
    <name>LatencyChart</name>
    <message>
        <source>Latency</source>
        <extracomment>Seconds between two points of an hour; otherwise there is one each second.</extracomment>
        <translation>Latenz</translation>
    </message>
</context>
<context>
    <name>LessonCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <extracomment>How narrow a card may become. Points below the drawing without the sentence, and how high the drawing is at least and most.</extracomment>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>after %s</source>
        <translation>nach %s</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
</context>
<context>
    <name>LessonChart</name>
    <message>
        <source>Chart of the lesson</source>
        <extracomment>Share of its colour that a curve of the former run has. Marks of the value axis at most, and the points that each needs.</extracomment>
        <translation>Diagramm der Lektion</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
</context>
<context>
    <name>LessonGallery</name>
    <message>
        <source>Reading the lessons</source>
        <translation>Die Lektionen werden gelesen</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>The lessons cannot be read</source>
        <translation>Die Lektionen lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <source>Go on with lesson %s</source>
        <translation>Weiter mit Lektion %s</translation>
    </message>
    <message>
        <source>Begin with lesson %s</source>
        <translation>Mit Lektion %s beginnen</translation>
    </message>
</context>
<context>
    <name>LessonGuide</name>
    <message>
        <source>Predict</source>
        <extracomment>Milliseconds that the slider stands still before what it says is run.</extracomment>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Skip the question</source>
        <translation>Frage überspringen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Worauf zu achten ist</translation>
    </message>
    <message>
        <source>Prove</source>
        <translation>Beweis</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Verändern</translation>
    </message>
    <message>
        <source>What to take home</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Nächste Lektion</translation>
    </message>
    <message>
        <source>Play with it in the backoff lab</source>
        <translation>Damit im Backoff-Labor spielen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal ausführen</translation>
    </message>
    <message>
        <source>You were right.</source>
        <translation>Richtig vorhergesagt.</translation>
    </message>
    <message>
        <source>It is another one.</source>
        <translation>Es ist eine andere.</translation>
    </message>
</context>
<context>
    <name>LessonPlayer</name>
    <message>
        <source>The engine runs one after the other: %1 of %2</source>
        <extracomment>Points in which stage and chart have room beside each other. Seconds between two looks at the numbers that the chart is made of. Seconds between two looks at where in a growing run things happen. Wall seconds that a run is shown for, at least. Seconds that one frame may stand for: a window that was hidden does not leap. Makes the parts of the stage for a run. Makes the plot of a moment, and says up to which x it is seen.</extracomment>
        <translation>Die Engine spielt eins nach dem anderen: %1 von %2</translation>
    </message>
</context>
<context>
    <name>LessonScrubber</name>
    <message>
        <source>Place in the run</source>
        <extracomment>Parts of the strip that events are counted in.</extracomment>
        <translation>Stelle im Lauf</translation>
    </message>
</context>
<context>
    <name>LessonStage</name>
    <message>
        <source>Jobs, processors and retries</source>
        <extracomment>Share of a colour in the ground of what it stands for.</extracomment>
        <translation>Jobs, Prozessoren und Wiederholungen</translation>
    </message>
    <message>
        <source>%1 waiting, %2 running, %3 to be retried, %4 done, %5 dead</source>
        <translation>%1 warten, %2 laufen, %3 werden wiederholt, %4 fertig, %5 tot</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed tries</source>
        <translation>Fehlversuche</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Mean wait</source>
        <translation>Ø Wartezeit</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>A worker process started</source>
        <translation>Ein Worker-Prozess startete</translation>
    </message>
    <message>
        <source>A worker process was killed</source>
        <translation>Ein Worker-Prozess wurde abgeschossen</translation>
    </message>
    <message>
        <source>A worker process stopped</source>
        <translation>Ein Worker-Prozess stoppte</translation>
    </message>
    <message>
        <source>The batch is complete</source>
        <translation>Der Batch ist vollständig</translation>
    </message>
    <message>
        <source>The batch has succeeded</source>
        <translation>Der Batch ist gelungen</translation>
    </message>
    <message>
        <source>Waiting for the next try</source>
        <translation>Warten auf den nächsten Versuch</translation>
    </message>
</context>
<context>
    <name>LessonTransport</name>
    <message>
        <source>To the start (Home)</source>
        <extracomment>Steps of the slider from the slowest to the fastest, each the same factor. Points in which all controls have room beside each other, in every language.</extracomment>
        <translation>Zum Anfang (Pos1)</translation>
    </message>
    <message>
        <source>One step back (←)</source>
        <translation>Ein Schritt zurück (←)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>One step (→)</source>
        <translation>Ein Schritt (→)</translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation>Zum Ende (Ende)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Skip waits</source>
        <translation>Ohne Wartezeit</translation>
    </message>
    <message>
        <source>Show no wait longer than a moment: then time leaps on.</source>
        <translation>Keine Wartezeit länger als einen Augenblick zeigen: dann springt die Zeit weiter.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The same seed gives the same numbers.</source>
        <translation>Derselbe Seed ergibt dieselben Zahlen.</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
</context>
<context>
    <name>LessonView</name>
    <message>
        <source>Lessons</source>
        <extracomment>The seed of a run where nobody chose another. All variants, in the switch between them. Variants that have room on the stage together. Points of a lesson&apos;s name that other things do not take.</extracomment>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Save this lesson and its run as one HTML file to print.</source>
        <translation>Diese Lektion und ihren Lauf als eine HTML-Datei zum Drucken speichern.</translation>
    </message>
    <message>
        <source>What do you think will happen?</source>
        <translation>Was wird wohl geschehen?</translation>
    </message>
    <message>
        <source>Press Run</source>
        <translation>„Ausführen“ drücken</translation>
    </message>
    <message>
        <source>The curve is drawn while it runs</source>
        <translation>Die Kurve entsteht während des Laufs</translation>
    </message>
    <message>
        <source>The engine is at work</source>
        <translation>Die Engine arbeitet</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Save a sheet to print</source>
        <translation>Blatt zum Drucken speichern</translation>
    </message>
    <message>
        <source>Saved %s</source>
        <translation>%s gespeichert</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal ausführen</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>Lessons</source>
        <extracomment>Points between two cards. Columns that there are at most.</extracomment>
        <translation>Lektionen</translation>
    </message>
</context>
<context>
    <name>Life</name>
    <message>
        <source>Your code</source>
        <extracomment>All places, in the order of a life: those that a job passes through, and where it stays.</extracomment>
        <translation>Code</translation>
    </message>
    <message>
        <source>perform_async, perform_in, push: a call is written down as a job.</source>
        <translation>perform_async, perform_in, push: Ein Aufruf wird als Job notiert.</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Waits for the time that was given with it.</source>
        <translation>Wartet auf die mitgegebene Zeit.</translation>
    </message>
    <message>
        <source>Enqueued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Waits in its queue until a processor is free.</source>
        <translation>Wartet in seiner Warteschlange, bis ein Prozessor frei ist.</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Tätig</translation>
    </message>
    <message>
        <source>A processor performs it, or will within milliseconds.</source>
        <translation>Ein Prozessor führt ihn aus, oder in Millisekunden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>It failed and waits for another try, longer each time.</source>
        <translation>Er scheiterte und wartet auf einen weiteren Versuch, jedes Mal länger.</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>It succeeded and has left the store; the history remembers it.</source>
        <translation>Er gelang und hat den Speicher verlassen; der Verlauf kennt ihn noch.</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>It failed for good and is kept nowhere, because its class says so.</source>
        <translation>Er scheiterte endgültig und wird nirgends aufbewahrt, weil die Klasse es so will.</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>It used up its retries. It is kept for 180 days, and can be retried.</source>
        <translation>Er hat seine Wiederholungen aufgebraucht. Er bleibt 180 Tage und kann wiederholt werden.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>It was deleted, and can be restored for 7 days.</source>
        <translation>Er wurde gelöscht und lässt sich 7 Tage lang zurückholen.</translation>
    </message>
    <message>
        <source>A job was pushed for later: perform_in, perform_at.</source>
        <extracomment>All ways, in the order of a life: to a processor and back, and what becomes of an attempt.</extracomment>
        <translation>Ein Job wurde für später übergeben: perform_in, perform_at.</translation>
    </message>
    <message>
        <source>A job was pushed for now. By hand retried and restored ones count.</source>
        <translation>Ein Job wurde für sofort übergeben. Von Hand wiederholte und zurückgeholte zählen mit.</translation>
    </message>
    <message>
        <source>Its time had come: the engine put it at the back of its queue.</source>
        <translation>Seine Zeit war gekommen: Die Engine stellte ihn ans Ende seiner Warteschlange.</translation>
    </message>
    <message>
        <source>A processor took it. Counted when the attempt had ended.</source>
        <translation>Ein Prozessor nahm ihn. Gezählt, wenn der Versuch zu Ende ist.</translation>
    </message>
    <message>
        <source>The engine stopped or died: its jobs went back to their queues.</source>
        <translation>Die Engine stoppte oder starb: Ihre Jobs gingen zurück in ihre Warteschlangen.</translation>
    </message>
    <message>
        <source>It succeeded.</source>
        <translation>Er gelang.</translation>
    </message>
    <message>
        <source>It failed for good, and its class asked for nothing to be kept.</source>
        <translation>Er scheiterte endgültig, und die Klasse wollte nichts aufbewahren.</translation>
    </message>
    <message>
        <source>It failed and had no retries left.</source>
        <translation>Er scheiterte und hatte keine Wiederholungen mehr.</translation>
    </message>
    <message>
        <source>It failed and has retries left: a later time was set.</source>
        <translation>Er scheiterte und hat noch Wiederholungen: Eine spätere Zeit wurde gesetzt.</translation>
    </message>
    <message>
        <source>The wait was over: the engine put it at the back of its queue.</source>
        <translation>Das Warten war vorbei: Die Engine stellte ihn ans Ende seiner Warteschlange.</translation>
    </message>
    <message>
        <source>Somebody retried it by hand; that uses up no attempt.</source>
        <translation>Jemand wiederholte ihn von Hand; das verbraucht keinen Versuch.</translation>
    </message>
    <message>
        <source>Somebody deleted it. Waiting jobs can be deleted likewise.</source>
        <translation>Jemand löschte ihn. Wartende Jobs lassen sich ebenso löschen.</translation>
    </message>
    <message>
        <source>by hand</source>
        <extracomment>States of the store that places hold.</extracomment>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>%s / min</source>
        <translation>%s / min</translation>
    </message>
    <message>
        <source>%s: %s.</source>
        <translation>%s: %s.</translation>
    </message>
    <message>
        <source>%s to %s: %s in the last minute.</source>
        <translation>%s nach %s: %s in der letzten Minute.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>LifeDiagram</name>
    <message>
        <source>The life of a job</source>
        <extracomment>Height it needs, and the one where it is narrower than so many points. Height of a box below which its number stands beside the word. Height of a box of the plane that has two lines. Points beside a way that still count as on it. Largest stretch of the plane: boxes that are much larger say nothing more. Keys that go on to the next part, and back.</extracomment>
        <translation>Das Leben eines Jobs</translation>
    </message>
    <message>
        <source>pushes jobs</source>
        <translation>übergibt Jobs</translation>
    </message>
    <message>
        <source>kept nowhere</source>
        <translation>danach weg</translation>
    </message>
</context>
<context>
    <name>LifePage</name>
    <message>
        <source>Life of a job</source>
        <extracomment>Milliseconds between two looks at the numbers.</extracomment>
        <translation>Leben eines Jobs</translation>
    </message>
    <message>
        <source>In the boxes: jobs now. On the arrows: jobs in the last minute.</source>
        <translation>In den Kästen: Jobs jetzt. An den Pfeilen: Jobs in der letzten Minute.</translation>
    </message>
    <message>
        <source>Point at a box or an arrow, or go through them with the arrow keys</source>
        <translation>Auf einen Kasten oder Pfeil zeigen oder mit den Pfeiltasten durchgehen</translation>
    </message>
    <message>
        <source>Enter, or a click on a box, opens the page with its jobs.</source>
        <translation>Eingabetaste oder Klick auf einen Kasten öffnet die Seite mit seinen Jobs.</translation>
    </message>
    <message>
        <source>%s · %s in the last minute</source>
        <translation>%s · %s in der letzten Minute</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>The engine is not running.</source>
        <extracomment>Lines of standard error kept for the message when the engine dies.</extracomment>
        <translation>Die Engine läuft nicht.</translation>
    </message>
    <message>
        <source>The engine is gone.</source>
        <translation>Die Engine ist weg.</translation>
    </message>
</context>
<context>
    <name>LoadCard</name>
    <message>
        <source>Load test</source>
        <extracomment>Sections of the charts that are shown: arrivals, jobs there, durations, processors busy.</extracomment>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>up to %s a second</source>
        <translation>bis zu %s in der Sekunde</translation>
    </message>
    <message>
        <source>in leaping time</source>
        <translation>in springender Zeit</translation>
    </message>
    <message>
        <source>seed %s</source>
        <translation>Seed %s</translation>
    </message>
</context>
<context>
    <name>LoadCharts</name>
    <message>
        <source>Charts of the load test</source>
        <extracomment>Points between two sections. Points of height that a section of weight 1 needs to be read. The sections that are left out where not all have room; what they say is told in numbers, too. Share of the ghost&apos;s colour in its lines.</extracomment>
        <translation>Diagramme des Lasttests</translation>
    </message>
    <message>
        <source>Total time</source>
        <extracomment>Colours of queues that are stacked. Which durations can be shown.</extracomment>
        <translation>Gesamtzeit</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Run time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Arrivals a second</source>
        <translation>Ankünfte je Sekunde</translation>
    </message>
    <message>
        <source>Jobs a second</source>
        <translation>Jobs je Sekunde</translation>
    </message>
    <message>
        <source>Jobs there</source>
        <translation>Vorhandene Jobs</translation>
    </message>
    <message>
        <source>Processors busy</source>
        <translation>Tätige Prozessoren</translation>
    </message>
    <message>
        <source>Lateness of the generator</source>
        <translation>Verspätung des Generators</translation>
    </message>
    <message>
        <source>pushed</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <source>intended</source>
        <translation>beabsichtigt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>tätig</translation>
    </message>
</context>
<context>
    <name>LoadDialog</name>
    <message>
        <source>Run a load test on %s</source>
        <translation>Lasttest auf %s ausführen</translation>
    </message>
    <message>
        <source>Others work on this Redis. The test takes from its time and memory what they may need: %s for %s, by engine processes of its own (%s). Its jobs are in queues of their own, which only it knows, and are taken away at the end.</source>
        <translation>Auf diesem Redis arbeiten andere. Der Test nimmt von dessen Zeit und Speicher, was sie vielleicht brauchen: %s, %s lang, durch eigene Engine-Prozesse (%s). Seine Jobs stehen in eigenen Warteschlangen, die nur er kennt, und werden am Ende entfernt.</translation>
    </message>
    <message>
        <source>Type %s to run it there</source>
        <translation>%s eintippen, um ihn dort auszuführen</translation>
    </message>
    <message>
        <source>Run it there</source>
        <translation>Dort ausführen</translation>
    </message>
    <message>
        <source>up to %s a second</source>
        <translation>bis zu %s in der Sekunde</translation>
    </message>
</context>
<context>
    <name>LoadMix</name>
    <message>
        <source>Add a job class</source>
        <extracomment>Classes in a mix besides the load test&apos;s own, at most. Weights that can be set.</extracomment>
        <translation>Jobklasse hinzufügen</translation>
    </message>
    <message>
        <source>Jobs of the demo, or of your own, run as they are.</source>
        <translation>Jobs der Demo oder eigene laufen so, wie sie sind.</translation>
    </message>
    <message>
        <source>The engine of this window knows no job classes.</source>
        <translation>Die Engine dieses Fensters kennt keine Jobklassen.</translation>
    </message>
</context>
<context>
    <name>LoadSetup</name>
    <message>
        <source>Open</source>
        <extracomment>Qt&apos;s own largest size. Milliseconds after the last change until the plan is checked.</extracomment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>Ankünfte</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Think time</source>
        <translation>Denkzeit</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Run time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Of class</source>
        <translation>Der Klasse</translation>
    </message>
    <message>
        <source>such as EmailJob</source>
        <translation>etwa EmailJob</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>How often these, against the classes below.</source>
        <translation>Wie oft diese, gegenüber den Klassen darunter.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Engine processes, each with so many processors.</source>
        <translation>Engine-Prozesse, jeder mit so vielen Prozessoren.</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Zielvorgabe</translation>
    </message>
    <message>
        <source>Such as “p95 total &lt; 200 ms” or “failed &lt; 1 %”.</source>
        <translation>Etwa „p95 total &lt; 200 ms“ oder „failed &lt; 1 %“.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>Rampe</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Spike</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Soak</source>
        <translation>Dauerlauf</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>Wellen</translation>
    </message>
    <message>
        <source>Find the knee</source>
        <translation>Knick suchen</translation>
    </message>
    <message>
        <source>Drawn by hand</source>
        <translation>Von Hand gezeichnet</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Evenly</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Ten at a time</source>
        <translation>Je zehn</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponentiell</translation>
    </message>
    <message>
        <source>Long tail</source>
        <translation>Langer Schwanz</translation>
    </message>
    <message>
        <source>As was measured</source>
        <translation>Wie gemessen</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Sandbox, every commit synced</source>
        <translation>Sandbox, jeder Commit gesichert</translation>
    </message>
    <message>
        <source>This store, cleaned up after</source>
        <translation>Dieser Speicher, danach aufgeräumt</translation>
    </message>
    <message>
        <source>Simulated, in leaping time</source>
        <translation>Simuliert, in springender Zeit</translation>
    </message>
    <message>
        <source>Open: jobs come whatever becomes of the earlier ones, as from the world. Closed: clients wait for their job before they push the next, and so hide a stall.</source>
        <translation>Offen: Jobs kommen, was auch aus den früheren wird, wie aus der Welt. Geschlossen: Clients warten auf ihren Job, ehe sie den nächsten übergeben, und verbergen so eine Stockung.</translation>
    </message>
    <message>
        <source>Run times are drawn from those that this class had in this window&apos;s store.</source>
        <translation>Laufzeiten werden aus denen gezogen, die diese Klasse im Speicher dieses Fensters hatte.</translation>
    </message>
    <message>
        <source>Drag the points; double-click to add or take away one. With the keyboard: arrow keys, Ctrl with ← →, Insert, Delete.</source>
        <translation>Die Punkte ziehen; Doppelklick fügt einen hinzu oder nimmt ihn weg. Mit der Tastatur: Pfeiltasten, Strg mit ← →, Einfg, Entf.</translation>
    </message>
</context>
<context>
    <name>LoadTest</name>
    <message>
        <source>The load test ended with %1.</source>
        <extracomment>Milliseconds that a run gets to end its processes when the window closes. Asked why the window&apos;s own store may not be loaded now; &quot;&quot; lets it be. Asked whose the window&apos;s own store is; None: nobody works on it but Kickboard.</extracomment>
        <translation>Der Lasttest endete mit %1.</translation>
    </message>
</context>
<context>
    <name>LoadTestPage</name>
    <message>
        <source>Load test</source>
        <extracomment>Points in which plan and charts have room beside each other. Points of a list of runs, at least. What stands in the list of saved runs for one in another file.</extracomment>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Saved runs</source>
        <translation>Gespeicherte Läufe</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Another run, dotted behind the curves of this one.</source>
        <translation>Ein anderer Lauf, gepunktet hinter den Kurven von diesem.</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>How much can it bear?</source>
        <translation>Wie viel hält es aus?</translation>
    </message>
    <message>
        <source>What the plan says runs on an engine of its own in a sandbox; your own jobs are not touched.</source>
        <translation>Was der Plan sagt, läuft auf einer eigenen Engine in einer Sandbox; eigene Jobs bleiben unberührt.</translation>
    </message>
    <message>
        <source>Run %s</source>
        <translation>%s laufen lassen</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Durations</source>
        <translation>Dauern</translation>
    </message>
    <message>
        <source>Durations of</source>
        <translation>Dauern von</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Einen Lauf öffnen</translation>
    </message>
    <message>
        <source>Reports and saved runs (*.html *.json)</source>
        <translation>Berichte und gespeicherte Läufe (*.html *.json)</translation>
    </message>
    <message>
        <source>Report, one HTML file</source>
        <translation>Bericht, eine HTML-Datei</translation>
    </message>
    <message>
        <source>Intervals as CSV</source>
        <translation>Intervalle als CSV</translation>
    </message>
    <message>
        <source>The run as JSON</source>
        <translation>Der Lauf als JSON</translation>
    </message>
    <message>
        <source>The charts as a picture (PNG)</source>
        <translation>Die Diagramme als Bild (PNG)</translation>
    </message>
    <message>
        <source>The charts as a drawing (SVG)</source>
        <translation>Die Diagramme als Zeichnung (SVG)</translation>
    </message>
    <message>
        <source>dotted: another run</source>
        <translation>gepunktet: ein anderer Lauf</translation>
    </message>
    <message>
        <source>Cancelled: engine and generator stop, and are cleaned up</source>
        <translation>Abgebrochen: Engine und Generator stoppen und werden aufgeräumt</translation>
    </message>
    <message>
        <source>Starting an engine and a generator</source>
        <translation>Eine Engine und ein Generator starten</translation>
    </message>
    <message>
        <source>1 client, which waits for its job</source>
        <translation>1 Client, der auf seinen Job wartet</translation>
    </message>
    <message>
        <source>%s clients, each waiting for its job</source>
        <translation>%s Clients, jeder wartet auf seinen Job</translation>
    </message>
    <message>
        <source>About %s</source>
        <translation>Etwa %s</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen …</translation>
    </message>
</context>
<context>
    <name>LoadTransport</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stall for 2 s</source>
        <translation>2 s stocken lassen</translation>
    </message>
    <message>
        <source>Hold up every processor, as a long pause of the machine.</source>
        <translation>Jeden Prozessor aufhalten wie bei einer langen Pause des Rechners.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>in processes:</source>
        <translation>in Prozessen:</translation>
    </message>
    <message>
        <source>Engine processes</source>
        <translation>Engine-Prozesse</translation>
    </message>
    <message>
        <source>Engine processes, each with so many processors.</source>
        <translation>Engine-Prozesse, jeder mit so vielen Prozessoren.</translation>
    </message>
    <message>
        <source>%s left</source>
        <translation>noch %s</translation>
    </message>
    <message>
        <source>waiting for the last jobs</source>
        <translation>wartet auf die letzten Jobs</translation>
    </message>
</context>
<context>
    <name>LoadVerdict</name>
    <message>
        <source>Verdict</source>
        <extracomment>Share by which λ·W may differ from L for the run to count as steady. Width of the bar in points from which a number is shown. Points in which the verdict and one number have room.</extracomment>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>DONE</source>
        <translation>FERTIG</translation>
    </message>
    <message>
        <source>P95</source>
        <translation>P95</translation>
    </message>
    <message>
        <source>P99</source>
        <translation>P99</translation>
    </message>
    <message>
        <source>BUSY</source>
        <translation>TÄTIG</translation>
    </message>
    <message>
        <source>LITTLE&apos;S LAW</source>
        <translation>LITTLES GESETZ</translation>
    </message>
    <message>
        <source>GENERATOR</source>
        <translation>GENERATOR</translation>
    </message>
    <message>
        <source>Cancelled: %s</source>
        <translation>Abgebrochen: %s</translation>
    </message>
    <message>
        <source>No objective</source>
        <translation>Keine Zielvorgabe</translation>
    </message>
    <message>
        <source>So far met: %s</source>
        <translation>Bisher erreicht: %s</translation>
    </message>
    <message>
        <source>So far missed: %s</source>
        <translation>Bisher verfehlt: %s</translation>
    </message>
    <message>
        <source>Met: %s</source>
        <translation>Erreicht: %s</translation>
    </message>
    <message>
        <source>Missed: %s</source>
        <translation>Verfehlt: %s</translation>
    </message>
    <message>
        <source>%s /s</source>
        <translation>%s /s</translation>
    </message>
    <message>
        <source>L %1, λ·W %2</source>
        <translation>L %1, λ·W %2</translation>
    </message>
    <message>
        <source>%s dropped</source>
        <translation>%s verworfen</translation>
    </message>
    <message>
        <source>%s late</source>
        <translation>%s zu spät</translation>
    </message>
    <message>
        <source>The run behind it: p95 %1, %2 a second done.</source>
        <translation>Der Lauf dahinter: p95 %1, %2 je Sekunde fertig.</translation>
    </message>
</context>
<context>
    <name>LoadWords</name>
    <message>
        <source>nothing was measured</source>
        <translation>nichts wurde gemessen</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>kein Ende</translation>
    </message>
    <message>
        <source>The backlog grew without end at the very first rate.</source>
        <translation>Schon bei der ersten Rate wuchs der Rückstand ohne Ende.</translation>
    </message>
    <message>
        <source>Highest sustainable rate: %1 jobs a second.</source>
        <translation>Höchste haltbare Rate: %1 Jobs je Sekunde.</translation>
    </message>
    <message>
        <source>From %1 a second on p95 was more than twice that of the first rate.</source>
        <translation>Ab %1 je Sekunde war p95 mehr als doppelt so hoch wie bei der ersten Rate.</translation>
    </message>
    <message>
        <source>It never broke: the knee lies above the highest rate.</source>
        <translation>Es brach nie ein: Der Knick liegt über der höchsten Rate.</translation>
    </message>
    <message>
        <source>At %1 a second the backlog grew without end; %2 a second were done.</source>
        <translation>Bei %1 je Sekunde wuchs der Rückstand ohne Ende; %2 je Sekunde wurden erledigt.</translation>
    </message>
    <message>
        <source>No job ended after the warm-up: nothing can be said.</source>
        <extracomment>The sentence of each kind of reason, and how its numbers are written.</extracomment>
        <translation>Nach dem Warmlaufen endete kein Job: Es lässt sich nichts sagen.</translation>
    </message>
    <message>
        <source>All %1 processors were busy %2 of the time: more would help.</source>
        <translation>Alle %1 Prozessoren waren %2 der Zeit tätig: Mehr würden helfen.</translation>
    </message>
    <message>
        <source>An engine process used %1 of a CPU: the interpreter lock is the limit. Add a process; more processors would not help.</source>
        <translation>Ein Engine-Prozess nutzte %1 einer CPU: Der Interpreter-Lock (GIL) ist die Grenze. Ein weiterer Prozess hilft; mehr Prozessoren nicht.</translation>
    </message>
    <message>
        <source>The store took %1 a push, %2 of the generator&apos;s time: it is near its limit. Push in batches, or sync less often.</source>
        <translation>Der Speicher brauchte %1 je Übergabe, %2 der Zeit des Generators: Er ist nahe seiner Grenze. Gebündelt übergeben oder seltener synchronisieren.</translation>
    </message>
    <message>
        <source>The generator was late with %1 of the arrivals and dropped %2: the load was less even than it was meant to be. Times count from the intended arrivals all the same.</source>
        <translation>Der Generator war bei %1 der Ankünfte zu spät und ließ %2 aus: Die Last war ungleichmäßiger als beabsichtigt. Die Zeiten zählen trotzdem ab der beabsichtigten Ankunft.</translation>
    </message>
    <message>
        <source>%1 jobs had not ended when the run did; they count as longer than any other.</source>
        <translation>%1 Jobs waren am Ende des Laufs nicht fertig; sie zählen als länger als alle anderen.</translation>
    </message>
    <message>
        <source>Only %1 jobs ended: a p99 of so few is one of them.</source>
        <translation>Nur %1 Jobs endeten: Ein p99 von so wenigen ist einer davon.</translation>
    </message>
    <message>
        <source>Jobs waited %1 on average though processors were busy only %2 of the time: look for a stall, bursts, or a slow store.</source>
        <translation>Jobs warteten im Mittel %1, obwohl die Prozessoren nur %2 der Zeit tätig waren: ein Stillstand, Schübe oder ein langsamer Speicher.</translation>
    </message>
    <message>
        <source>Nothing was at its limit: processors were busy %1 of the time.</source>
        <translation>Nichts war an seiner Grenze: Die Prozessoren waren %1 der Zeit tätig.</translation>
    </message>
</context>
<context>
    <name>LockBar</name>
    <message>
        <source>database %s</source>
        <extracomment>Points of the frame.</extracomment>
        <translation>Datenbank %s</translation>
    </message>
    <message>
        <source>Unlocked: what you do here changes this Redis.</source>
        <translation>Entsperrt: Was hier getan wird, ändert dieses Redis.</translation>
    </message>
    <message>
        <source>Locked: this window only looks.</source>
        <translation>Gesperrt: Dieses Fenster sieht nur zu.</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Log</source>
        <extracomment>Milliseconds between two looks at what came in. Icon and token of each level.</extracomment>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>From level</source>
        <translation>Ab Stufe</translation>
    </message>
    <message>
        <source>Text, class or job ID</source>
        <translation>Text, Klasse oder Job-ID</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Show the job</source>
        <translation>Job zeigen</translation>
    </message>
    <message>
        <source>%s of %s lines</source>
        <translation>%s von %s Zeilen</translation>
    </message>
    <message>
        <source>%s lines</source>
        <translation>%s Zeilen</translation>
    </message>
    <message>
        <source>No line fits the filter</source>
        <translation>Keine Zeile passt auf den Filter</translation>
    </message>
    <message>
        <source>%s lines are kept.</source>
        <translation>%s Zeilen sind aufbewahrt.</translation>
    </message>
    <message>
        <source>What the engine and the jobs print and log appears here.</source>
        <translation>Was die Engine und die Jobs ausgeben und protokollieren, erscheint hier.</translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation>Noch wurde nichts gesagt</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Monitor</source>
        <extracomment>Asked before the window closes; False keeps it open.</extracomment>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>Job detail</source>
        <translation>Jobdetails</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>ManageDialog</name>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Copy as</source>
        <extracomment>What stands for the menu among ids of actions.</extracomment>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <extracomment>Title and ids of each menu; &quot;&quot; is a separator, &quot;page_*&quot; all actions that begin so.</extracomment>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Jobs</translation>
    </message>
    <message>
        <source>E&amp;ngine</source>
        <translation>E&amp;ngine</translation>
    </message>
    <message>
        <source>&amp;Recording</source>
        <translation>Auf&amp;zeichnung</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>write &quot;in 10 min&quot;, &quot;tomorrow 9:00&quot; or &quot;2026-12-24 18:30&quot;</source>
        <translation>&quot;in 10 min&quot;, &quot;morgen 9:00&quot; oder &quot;2026-12-24 18:30&quot; schreiben</translation>
    </message>
    <message>
        <source>write a time like &quot;10 min&quot; or &quot;1 h 30 min&quot;</source>
        <translation>eine Zeit wie &quot;10 min&quot; oder &quot;1 h 30 min&quot; schreiben</translation>
    </message>
    <message>
        <source>%r is no unit; write s, min, h, d or w</source>
        <translation>%r ist keine Einheit; Sekunden, Minuten, Stunden, Tage oder Wochen schreiben</translation>
    </message>
    <message>
        <source>write how long: &quot;in 10 min&quot;</source>
        <translation>schreiben, wie lange: &quot;in 10 min&quot;</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>A plain number this big is a moment in epoch seconds. Time of a day that is named without one.</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in 10 min</source>
        <translation>in 10 min</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>In 10 min</source>
        <translation>In 10 min</translation>
    </message>
    <message>
        <source>in 1 h</source>
        <translation>in 1 h</translation>
    </message>
    <message>
        <source>In 1 h</source>
        <translation>In 1 h</translation>
    </message>
    <message>
        <source>tomorrow 9:00</source>
        <translation>morgen 9:00</translation>
    </message>
    <message>
        <source>Tomorrow 9:00</source>
        <translation>Morgen 9:00</translation>
    </message>
    <message>
        <source>that is more than a hundred years</source>
        <translation>das sind mehr als hundert Jahre</translation>
    </message>
    <message>
        <source>%r is no time; write &quot;14:30&quot;, &quot;tomorrow 9:00&quot; or &quot;2026-12-24 18:30&quot;</source>
        <translation>%r ist keine Zeit; &quot;14:30&quot;, &quot;morgen 9:00&quot; oder &quot;2026-12-24 18:30&quot; schreiben</translation>
    </message>
    <message>
        <source>there is no such time</source>
        <translation>diese Zeit gibt es nicht</translation>
    </message>
    <message>
        <source>there is no such day</source>
        <translation>diesen Tag gibt es nicht</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move</source>
        <translation>Umstellen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>A queue, or the name of a new one</source>
        <translation>Eine Warteschlange oder der Name einer neuen</translation>
    </message>
    <message>
        <source>Let them wait for their time as before</source>
        <translation>Wie bisher auf ihre Zeit warten lassen</translation>
    </message>
    <message>
        <source>They go to the back of the queue.</source>
        <translation>Sie kommen ans Ende der Warteschlange.</translation>
    </message>
    <message>
        <source>They go to the back of this queue.</source>
        <translation>Sie kommen ans Ende dieser Warteschlange.</translation>
    </message>
    <message>
        <source>A new queue: see that an engine works on it.</source>
        <translation>Eine neue Warteschlange: darauf achten, dass eine Engine sie bedient.</translation>
    </message>
</context>
<context>
    <name>NamedDialog</name>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>database %s</source>
        <translation>Datenbank %s</translation>
    </message>
</context>
<context>
    <name>NoJobs</name>
    <message>
        <source>Sidekiq keeps none; what Kickboard&apos;s workers finish stands here.</source>
        <translation>Sidekiq hebt keine auf; was die Worker von Kickboard beenden, steht hier.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>0 of %s match</source>
        <translation>0 von %s passen</translation>
    </message>
    <message>
        <source>No single part is to blame: without any one of them there are none, either.</source>
        <translation>Es liegt an keinem einzelnen Teil: Ohne einen von ihnen gibt es auch keine.</translation>
    </message>
    <message>
        <source>Without %s there would be %s.</source>
        <translation>Ohne %s wären es %s.</translation>
    </message>
    <message>
        <source>Drop %s</source>
        <translation>%s weglassen</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>%s leads to nothing in this window.</source>
        <extracomment>Keys of the banners that are shown from here.</extracomment>
        <translation>%s führt in diesem Fenster zu nichts.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Load jobs</source>
        <translation>Jobs laden</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>Python-Dateien (*.py)</translation>
    </message>
    <message>
        <source>Another engine runs the jobs of this store: process %d on %s. This window shows and commands; it starts an engine when that one ends.</source>
        <translation>Eine andere Engine führt die Jobs dieses Speichers aus: Prozess %d auf %s. Dieses Fenster zeigt an und steuert; es startet eine Engine, wenn jene endet.</translation>
    </message>
</context>
<context>
    <name>OutageBanner</name>
    <message>
        <source>As of %s</source>
        <extracomment>Milliseconds between two looks at the countdown, and that the good news stay.</extracomment>
        <translation>Stand %s</translation>
    </message>
    <message>
        <source>Redis at %s cannot be reached since %s.</source>
        <translation>Redis auf %s ist seit %s nicht erreichbar.</translation>
    </message>
    <message>
        <source>Redis at %s lets nobody in since %s.</source>
        <translation>Redis auf %s lässt seit %s niemanden ein.</translation>
    </message>
    <message>
        <source>Next try in %s s.</source>
        <translation>Nächster Versuch in %s s.</translation>
    </message>
    <message>
        <source>It is being tried…</source>
        <translation>Versuch läuft …</translation>
    </message>
    <message>
        <source>Redis at %s answers again, after %s. What you see is fresh.</source>
        <translation>Redis auf %s antwortet wieder, nach %s. Die Anzeige ist aktuell.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview</source>
        <extracomment>Height of the charts&apos; heads, so that both begin at the same line.</extracomment>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Latency of</source>
        <translation>Latenz von</translation>
    </message>
    <message>
        <source>Waiting for the first job</source>
        <translation>Wartet auf den ersten Job</translation>
    </message>
    <message>
        <source>Deploys: %s</source>
        <translation>Deploys: %s</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Oldest job</source>
        <translation>Ältester Job</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Tätig</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Monitor</source>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Spielplatz</translation>
    </message>
    <message>
        <source>Backoff lab</source>
        <translation>Backoff-Labor</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Life of a job</source>
        <translation>Leben eines Jobs</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>Move %s to the queue %s</source>
        <translation>%s in die Warteschlange %s verschieben</translation>
    </message>
    <message>
        <source>Reschedule %s</source>
        <translation>%s verschieben</translation>
    </message>
    <message>
        <source>Began a load test on %s</source>
        <translation>Lasttest auf %s begonnen</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>An action, a page, a queue, or the id of a job</source>
        <translation>Eine Aktion, eine Seite, eine Warteschlange oder die ID eines Jobs</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>What is meant</source>
        <translation>Was gemeint ist</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password of %s</source>
        <translation>Passwort für %s</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>PlaygroundPage</name>
    <message>
        <source>Playground</source>
        <extracomment>Milliseconds that everything stands still before it is run. Colours of their curves. Height of a slider, in points; and between two choices, where there is room. Points of Erlang&apos;s curve.</extracomment>
        <translation>Spielplatz</translation>
    </message>
    <message>
        <source>Press play</source>
        <translation>„Abspielen“ drücken</translation>
    </message>
    <message>
        <source>Erlang&apos;s formula</source>
        <translation>Erlang-Formel</translation>
    </message>
    <message>
        <source>Waiting jobs</source>
        <translation>Wartende Jobs</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>The curve is drawn while it runs</source>
        <translation>Die Kurve entsteht während des Laufs</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Jobs a second</source>
        <translation>Jobs je Sekunde</translation>
    </message>
    <message>
        <source>Mean wait in seconds</source>
        <translation>Mittlere Wartezeit in Sekunden</translation>
    </message>
</context>
<context>
    <name>PlaygroundSetup</name>
    <message>
        <source>Jobs a second</source>
        <translation>Jobs je Sekunde</translation>
    </message>
    <message>
        <source>A job takes</source>
        <translation>Ein Job dauert</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Attempts that fail</source>
        <translation>Versuche, die scheitern</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Order of the queues</source>
        <translation>Reihenfolge der Warteschlangen</translation>
    </message>
    <message>
        <source>critical first, strictly</source>
        <translation>critical immer zuerst</translation>
    </message>
    <message>
        <source>weights 6, 3, 1</source>
        <translation>Gewichte 6, 3, 1</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Mean wait, by Erlang</source>
        <translation>Wartezeit nach Erlang</translation>
    </message>
    <message>
        <source>Mean wait, so far</source>
        <translation>Wartezeit bisher</translation>
    </message>
    <message>
        <source>Of one line, where nothing fails; the order of queues does not change it.</source>
        <translation>Für eine einzige Schlange, in der nichts scheitert; die Reihenfolge der Warteschlangen ändert daran nichts.</translation>
    </message>
    <message>
        <source>grows for ever</source>
        <translation>wächst ohne Ende</translation>
    </message>
</context>
<context>
    <name>Playing</name>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>A newer Kickboard wrote it: what this one does not know is left out.</source>
        <translation>Ein neueres Kickboard schrieb sie: Was dieses nicht kennt, fehlt.</translation>
    </message>
    <message>
        <source>It ends in the middle of a line, as after a crash.</source>
        <translation>Sie endet mitten in einer Zeile, wie nach einem Absturz.</translation>
    </message>
    <message>
        <source>Lines that could not be read: %s.</source>
        <translation>Nicht lesbare Zeilen: %s.</translation>
    </message>
    <message>
        <source>Nothing was recorded in it.</source>
        <translation>Es wurde nichts darin aufgezeichnet.</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>It can be undone.</source>
        <translation>Es lässt sich rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>ProcessPanel</name>
    <message>
        <source>Other processes on this store</source>
        <extracomment>Jobs that run and are listed. Milliseconds between two looks at what was measured.</extracomment>
        <translation>Andere Prozesse an diesem Speicher</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Auslaufen lassen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>No other process works on this Redis.</source>
        <translation>An diesem Redis arbeitet kein anderer Prozess.</translation>
    </message>
    <message>
        <source>A Sidekiq or a Kickboard worker that beats is listed here.</source>
        <translation>Hier steht jeder Worker von Sidekiq oder Kickboard, der sich meldet.</translation>
    </message>
    <message>
        <source>Jobs they run now</source>
        <translation>Was sie gerade ausführen</translation>
    </message>
    <message>
        <source>Classes in the last hour</source>
        <translation>Klassen in der letzten Stunde</translation>
    </message>
    <message>
        <source>Nothing was measured in the last hour.</source>
        <translation>In der letzten Stunde wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>Kickboard and Sidekiq from 7 on write here how long jobs took.</source>
        <translation>Kickboard und Sidekiq ab 7 schreiben hier, wie lange Jobs liefen.</translation>
    </message>
    <message>
        <source>Told through the store: it obeys with its next heartbeat, within 10 s.</source>
        <translation>Geht über den Speicher: wirkt mit dem nächsten Heartbeat, binnen 10 s.</translation>
    </message>
</context>
<context>
    <name>Processors</name>
    <message>
        <source>Kickboard (here)</source>
        <translation>Kickboard (hier)</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>Job-ID</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Last 60 seconds</source>
        <translation>Letzte 60 s</translation>
    </message>
    <message>
        <source>Host and process</source>
        <translation>Rechner und Prozess</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Tätig</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>RAM</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Last heartbeat</source>
        <translation>Letztes Lebenszeichen</translation>
    </message>
</context>
<context>
    <name>ProcessorsPage</name>
    <message>
        <source>Processors</source>
        <extracomment>Milliseconds between two pictures of the sliding lanes. Milliseconds after the last move of the slider until the number is sent.</extracomment>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>What each does now</source>
        <translation>Was jeder gerade tut</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stack</translation>
    </message>
    <message>
        <source>Show where the code of each processor is now.</source>
        <translation>Zeigen, wo der Code jedes Prozessors gerade ist.</translation>
    </message>
    <message>
        <source>%d of %d busy · %s used in the last minute</source>
        <translation>%d von %d tätig · %s genutzt in der letzten Minute</translation>
    </message>
    <message>
        <source>Engine: %s</source>
        <translation>Engine: %s</translation>
    </message>
    <message>
        <source>The engine is %s</source>
        <translation>Engine: %s</translation>
    </message>
    <message>
        <source>Another process runs the jobs of this store</source>
        <translation>Ein anderer Prozess führt die Jobs dieses Speichers aus</translation>
    </message>
    <message>
        <source>Start the engine</source>
        <translation>Engine starten</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>tätig</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>hängt</translation>
    </message>
</context>
<context>
    <name>ProfileEditor</name>
    <message>
        <source>Arrivals over time</source>
        <extracomment>Points of the screen within which the mouse takes hold of a point. Most points that can be drawn by hand, and the highest rate.</extracomment>
        <translation>Ankünfte im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Point %1 of %2: second %3, %4 jobs a second</source>
        <translation>Punkt %1 von %2: Sekunde %3, %4 Jobs je Sekunde</translation>
    </message>
    <message>
        <source>capacity %1 /s</source>
        <translation>Kapazität %1 /s</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>failed at %s</source>
        <extracomment>Points of the bar, and between it and the words.</extracomment>
        <translation>gescheitert bei %s</translation>
    </message>
    <message>
        <source>Progress: %s</source>
        <translation>Fortschritt: %s</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
</context>
<context>
    <name>Promises</name>
    <message>
        <source>What was enqueued survives the death of any of our processes.</source>
        <extracomment>Each promise: its key, what it says, by what it is kept, its test.</extracomment>
        <translation>Was eingereiht wurde, überlebt den Tod jedes unserer Prozesse.</translation>
    </message>
    <message>
        <source>Enqueueing returns after the commit, not before.</source>
        <translation>Einreihen kehrt nach dem Commit zurück, nicht davor.</translation>
    </message>
    <message>
        <source>With full durability it survives a power cut as well.</source>
        <translation>Mit voller Haltbarkeit überlebt es auch einen Stromausfall.</translation>
    </message>
    <message>
        <source>Each commit is synced to the disk. Checked is the setting; no plug was pulled.</source>
        <translation>Jeder Commit wird auf die Platte gesichert. Geprüft ist die Einstellung; kein Stecker wurde gezogen.</translation>
    </message>
    <message>
        <source>Every job runs at least once to an outcome.</source>
        <translation>Jeder Job läuft mindestens einmal bis zu einem Ausgang.</translation>
    </message>
    <message>
        <source>A job leaves its queue with its outcome only; a dead engine&apos;s jobs go back.</source>
        <translation>Ein Job verlässt seine Warteschlange nur mit seinem Ausgang; die einer toten Engine gehen zurück.</translation>
    </message>
    <message>
        <source>An engine that lost a job cannot settle it any more.</source>
        <translation>Eine Engine, die einen Job verlor, kann ihn nicht mehr abschließen.</translation>
    </message>
    <message>
        <source>Each claim has a token that is checked in the same commit.</source>
        <translation>Jede Entnahme hat ein Token, das im selben Commit geprüft wird.</translation>
    </message>
    <message>
        <source>A job runs twice only after a crash, and that is counted.</source>
        <translation>Doppelt läuft ein Job nur nach einem Absturz, und das wird gezählt.</translation>
    </message>
    <message>
        <source>Every start is noted where it outlives the engine.</source>
        <translation>Jeder Start wird dort notiert, wo er die Engine überlebt.</translation>
    </message>
    <message>
        <source>A job is always in exactly one place.</source>
        <translation>Ein Job ist immer an genau einem Ort.</translation>
    </message>
    <message>
        <source>Each move is one transaction.</source>
        <translation>Jede Bewegung ist eine Transaktion.</translation>
    </message>
    <message>
        <source>A job that kills its process is stopped.</source>
        <translation>Ein Job, der seinen Prozess tötet, wird gestoppt.</translation>
    </message>
    <message>
        <source>Three recorded starts that ended with the process bury it as poison.</source>
        <translation>Drei notierte Starts, die mit dem Prozess endeten, begraben ihn als Poison.</translation>
    </message>
    <message>
        <source>A sleeping laptop is not taken for a dead engine.</source>
        <translation>Ein schlafender Laptop wird nicht für eine tote Engine gehalten.</translation>
    </message>
    <message>
        <source>Liveness is a lock of the kernel, which no clock can end.</source>
        <translation>Ob eine Engine lebt, sagt eine Sperre des Kernels, die keine Uhr beenden kann.</translation>
    </message>
    <message>
        <source>A full or locked disk loses nothing that was stored.</source>
        <translation>Eine volle oder gesperrte Platte verliert nichts, was gespeichert war.</translation>
    </message>
    <message>
        <source>The call fails as a whole and is repeated; the window says why.</source>
        <translation>Der Aufruf scheitert als Ganzes und wird wiederholt; das Fenster sagt, warum.</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Versprechen</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>Gehalten durch</translation>
    </message>
    <message>
        <source>Proved by the test</source>
        <translation>Bewiesen durch den Test</translation>
    </message>
</context>
<context>
    <name>ProofRow</name>
    <message>
        <source>holds</source>
        <extracomment>Share of a number below which a range is no range.</extracomment>
        <translation>gilt</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>gilt nicht</translation>
    </message>
    <message>
        <source>Measured %1, expected %2</source>
        <translation>Gemessen %1, erwartet %2</translation>
    </message>
    <message>
        <source>Measured %1, expected %2 to %3</source>
        <translation>Gemessen %1, erwartet %2 bis %3</translation>
    </message>
    <message>
        <source>Measured %1, expected %2 at most</source>
        <translation>Gemessen %1, erwartet höchstens %2</translation>
    </message>
    <message>
        <source>Measured %1, expected %2 at least</source>
        <translation>Gemessen %1, erwartet mindestens %2</translation>
    </message>
</context>
<context>
    <name>ProofStrip</name>
    <message>
        <source>holds</source>
        <extracomment>Icon and token of a statement that holds, does not, or is still open.</extracomment>
        <translation>gilt</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>gilt nicht</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
</context>
<context>
    <name>Query</name>
    <message>
        <source>a query has at most {most} characters</source>
        <translation>eine Suche hat höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>a query has at most {most} conditions</source>
        <translation>eine Suche hat höchstens {most} Bedingungen</translation>
    </message>
    <message>
        <source>this character cannot be searched for</source>
        <translation>nach diesem Zeichen lässt sich nicht suchen</translation>
    </message>
    <message>
        <source>there is no parenthesis to close</source>
        <translation>hier ist keine Klammer zu schließen</translation>
    </message>
    <message>
        <source>the parentheses are nested too deep</source>
        <translation>die Klammern sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>this parenthesis is not closed</source>
        <translation>diese Klammer ist nicht geschlossen</translation>
    </message>
    <message>
        <source>there is nothing in the parentheses</source>
        <translation>in den Klammern steht nichts</translation>
    </message>
    <message>
        <source>OR stands between two conditions</source>
        <translation>OR steht zwischen zwei Bedingungen</translation>
    </message>
    <message>
        <source>AND stands between two conditions</source>
        <translation>AND steht zwischen zwei Bedingungen</translation>
    </message>
    <message>
        <source>there is nothing to negate</source>
        <translation>hier ist nichts zu verneinen</translation>
    </message>
    <message>
        <source>the quote is not closed</source>
        <translation>das Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>a value is missing after {before}</source>
        <translation>nach {before} fehlt ein Wert</translation>
    </message>
    <message>
        <source>there is no field {field!r}; did you mean {close}?</source>
        <translation>es gibt kein Feld {field!r}; meinst du {close}?</translation>
    </message>
    <message>
        <source>there is no field {field!r}; put quotes round a text</source>
        <translation>es gibt kein Feld {field!r}; setze einen Text in Anführungszeichen</translation>
    </message>
    <message>
        <source>{field} has no parts; only args has</source>
        <translation>{field} hat keine Teile, nur args hat welche</translation>
    </message>
    <message>
        <source>{field} has no order; write {field}:…</source>
        <translation>{field} hat keine Reihenfolge; schreibe {field}:…</translation>
    </message>
    <message>
        <source>no state {value!r}; there are {known}</source>
        <translation>es gibt keinen Zustand {value!r}, aber {known}</translation>
    </message>
    <message>
        <source>write {example}</source>
        <translation>schreibe {example}</translation>
    </message>
    <message>
        <source>write {example}, or &lt;</source>
        <translation>schreibe {example} oder &lt;</translation>
    </message>
    <message>
        <source>a range needs at least one end</source>
        <translation>ein Bereich braucht mindestens ein Ende</translation>
    </message>
    <message>
        <source>an age needs a comparison: age&gt;1h, age&lt;5m, age:1h..2h</source>
        <translation>ein Alter braucht einen Vergleich: age&gt;1h, age&lt;5m, age:1h..2h</translation>
    </message>
    <message>
        <source>{value!r} is not a number</source>
        <translation>{value!r} ist keine Zahl</translation>
    </message>
    <message>
        <source>{value!r} is not a size; write 500, 10k or 2M</source>
        <translation>{value!r} ist keine Größe; schreibe 500, 10k oder 2M</translation>
    </message>
    <message>
        <source>{value!r} is not a duration; write 30s, 5m, 1h, 2d or 1w</source>
        <translation>{value!r} ist keine Dauer; schreibe 30s, 5m, 1h, 2d oder 1w</translation>
    </message>
    <message>
        <source>{value!r} is longer than anything here lasts</source>
        <translation>{value!r} ist länger, als hier irgendetwas dauert</translation>
    </message>
    <message>
        <source>{value!r} is not a time; write today, 2026-11-24 or now-1h</source>
        <translation>{value!r} ist keine Zeit; schreibe today, 2026-11-24 oder now-1h</translation>
    </message>
    <message>
        <source>{value!r} is not a time; write now, now-1h or now+5m</source>
        <translation>{value!r} ist keine Zeit; schreibe now, now-1h oder now+5m</translation>
    </message>
    <message>
        <source>there is no such time as {value!r}</source>
        <translation>die Zeit {value!r} gibt es nicht</translation>
    </message>
</context>
<context>
    <name>QueryBar</name>
    <message>
        <source>Filter jobs</source>
        <extracomment>Milliseconds without a key after which a query is read. Likewise while values are offered: half a class&apos;s name would match nothing.</extracomment>
        <translation>Jobs filtern</translation>
    </message>
    <message>
        <source>Filter: class:Mail* error:timeout attempt&gt;=3 -tag:test age&lt;1h</source>
        <translation>Filter: class:Mail* error:timeout attempt&gt;=3 -tag:test age&lt;1h</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>QueueLine</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>Letzte Minute</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Queues</source>
        <extracomment>Width of the panel from which on a column is shown: the rate, the last minute.</extracomment>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>No queues yet</source>
        <translation>Noch keine Warteschlangen</translation>
    </message>
    <message>
        <source>A queue appears with its first job.</source>
        <translation>Eine Warteschlange entsteht mit ihrem ersten Job.</translation>
    </message>
</context>
<context>
    <name>QueuesPage</name>
    <message>
        <source>Queues</source>
        <extracomment>Jobs shown of those that come next. Queues seen without scrolling, however low the window is.</extracomment>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>No queue yet</source>
        <translation>Noch keine Warteschlange</translation>
    </message>
    <message>
        <source>A queue appears with the first job that is pushed to it.</source>
        <translation>Eine Warteschlange entsteht mit dem ersten Job, der ihr übergeben wird.</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Was als Nächstes kommt</translation>
    </message>
    <message>
        <source>%s waiting</source>
        <translation>%s warten</translation>
    </message>
    <message>
        <source>oldest %s</source>
        <translation>älteste %s</translation>
    </message>
    <message>
        <source>%s paused</source>
        <translation>%s angehalten</translation>
    </message>
    <message>
        <source>the first %s of %s queues are shown</source>
        <translation>die ersten %s von %s Warteschlangen sind gezeigt</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>The name of this queue cannot be searched for</source>
        <translation>Nach dem Namen dieser Warteschlange lässt sich nicht suchen</translation>
    </message>
    <message>
        <source>What comes next in %s</source>
        <translation>Was in %s als Nächstes kommt</translation>
    </message>
    <message>
        <source>Nothing waits in %s</source>
        <translation>In %s wartet nichts</translation>
    </message>
</context>
<context>
    <name>RecordMark</name>
    <message>
        <source>Recording · %s · %s</source>
        <translation>Aufzeichnung · %s · %s</translation>
    </message>
    <message>
        <source>%s, press to stop</source>
        <translation>%s, drücken zum Beenden</translation>
    </message>
    <message>
        <source>This session is being recorded. Click to stop.</source>
        <translation>Diese Sitzung wird aufgezeichnet. Klicken zum Beenden.</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>%s is no recording of Kickboard</source>
        <extracomment>A longer line is none of ours. Seconds between two places that can be gone to without reading what lies before. Kinds that hold until the next of their kind, and are looked up from the index. Lines between two looks at whether somebody lost interest. Lines after which the window gets its turn, and for how many seconds: to read an hour must not be felt while the time bar is dragged.</extracomment>
        <translation>%s ist keine Aufzeichnung von Kickboard</translation>
    </message>
    <message>
        <source>A recording has counts and curves; the jobs themselves are not in it.</source>
        <extracomment>Why a page without recorded rows is empty, and why nothing can be done.</extracomment>
        <translation>Eine Aufzeichnung hat Zahlen und Kurven; die Jobs selbst sind nicht darin.</translation>
    </message>
    <message>
        <source>it has reached %d GB</source>
        <extracomment>Lines that may wait to be written; more are left out. Seconds between two times that the disk is waited for. Bytes after which a recording ends by itself. Bytes of a file&apos;s start that tell whether it is a recording.</extracomment>
        <translation>sie hat %d GB erreicht</translation>
    </message>
    <message>
        <source>%s is there already and is no recording</source>
        <translation>%s ist schon da und ist keine Aufzeichnung</translation>
    </message>
</context>
<context>
    <name>RecordingDesk</name>
    <message>
        <source>%s cannot be recorded: %s</source>
        <translation>%s lässt sich nicht aufzeichnen: %s</translation>
    </message>
    <message>
        <source>Recorded %s in %s</source>
        <translation>%s in %s aufgezeichnet</translation>
    </message>
    <message>
        <source>Record this session</source>
        <translation>Diese Sitzung aufzeichnen</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>Recordings (*%s)</source>
        <translation>Aufzeichnungen (*%s)</translation>
    </message>
    <message>
        <source>The recording %s has ended: %s</source>
        <translation>Die Aufzeichnung %s ist beendet: %s</translation>
    </message>
</context>
<context>
    <name>RedisWindow</name>
    <message>
        <source>Locked %s</source>
        <translation>%s gesperrt</translation>
    </message>
    <message>
        <source>Unlocked %s</source>
        <translation>%s entsperrt</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>A paused queue is left alone by Sidekiq Pro and Kickboard; the workers of open-source Sidekiq go on with it.</source>
        <translation>Eine pausierte Warteschlange lassen Sidekiq Pro und Kickboard ruhen; die Worker des freien Sidekiq arbeiten daran weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) each</source>
        <translation>
            <numerusform>je %n Thread</numerusform>
            <numerusform>je %n Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started %n worker(s), {threads}</source>
        <translation>
            <numerusform>%n Worker gestartet, {threads}</numerusform>
            <numerusform>%n Worker gestartet, {threads}</numerusform>
        </translation>
    </message>
    <message>
        <source>A worker ended and is not started again: %s</source>
        <translation>Ein Worker endete und wird nicht neu gestartet: %s</translation>
    </message>
</context>
<context>
    <name>Related</name>
    <message>
        <source>Clone of</source>
        <extracomment>Jobs of one relation that are listed.</extracomment>
        <translation>Kopie von</translation>
    </message>
    <message>
        <source>Cloned as</source>
        <translation>Kopiert als</translation>
    </message>
    <message>
        <source>Same arguments</source>
        <translation>Gleiche Argumente</translation>
    </message>
    <message>
        <source>Failed like this</source>
        <translation>So gescheitert</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Beziehung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>Job-ID</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
</context>
<context>
    <name>Reliability</name>
    <message>
        <source>killed %s · lost %s · ran twice %s</source>
        <extracomment>Files of the tests that prove what is said.</extracomment>
        <translation>abgeschossen %s · verloren %s · liefen doppelt %s</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>Abgeschossen</translation>
    </message>
    <message>
        <source>Deaths of the engine since this window opened.</source>
        <translation>Tode der Engine, seit dieses Fenster offen ist.</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message>
        <source>Jobs the dead engines held, now back in their queues.</source>
        <translation>Jobs, die die toten Engines hielten, nun zurück in ihren Warteschlangen.</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Pushed, and now neither here nor known to have gone.</source>
        <translation>Übergeben und nun weder hier noch bekannt, wohin gegangen.</translation>
    </message>
    <message>
        <source>Ran twice</source>
        <translation>Liefen doppelt</translation>
    </message>
    <message>
        <source>Had begun, and begin again: at least once, not exactly once.</source>
        <translation>Hatten begonnen und beginnen erneut: mindestens einmal, nicht genau einmal.</translation>
    </message>
    <message>
        <source>Time to recovery</source>
        <translation>Zeit bis zur Erholung</translation>
    </message>
    <message>
        <source>From the kill to the first job done again.</source>
        <translation>Vom Abschuss bis wieder der erste Job fertig ist.</translation>
    </message>
    <message>
        <source>From kill to first job done. Median %s, slowest %s.</source>
        <translation>Vom Abschuss bis zum ersten fertigen Job. Median %s, längste %s.</translation>
    </message>
    <message>
        <source>Pushed so far</source>
        <translation>Bisher übergeben</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>deleted for good</source>
        <translation>endgültig gelöscht</translation>
    </message>
    <message>
        <source>enqueued</source>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>waiting to retry</source>
        <translation>warten auf Wiederholung</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>tätig</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>im Papierkorb</translation>
    </message>
    <message>
        <source>from before it was counted</source>
        <translation>von vor dem Zählen</translation>
    </message>
    <message>
        <source>Kill %d</source>
        <translation>Abschuss %d</translation>
    </message>
    <message>
        <source>Crash %d</source>
        <translation>Absturz %d</translation>
    </message>
    <message>
        <source>engine back %s</source>
        <translation>Engine zurück %s</translation>
    </message>
    <message>
        <source>first job done %s</source>
        <translation>erster Job fertig %s</translation>
    </message>
    <message>
        <source>%d recovered, %d had begun</source>
        <translation>%d zurückgeholt, %d hatten begonnen</translation>
    </message>
</context>
<context>
    <name>ReliabilityPage</name>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Kills in this session</source>
        <translation>Abschüsse in dieser Sitzung</translation>
    </message>
    <message>
        <source>Nothing was killed yet</source>
        <translation>Noch wurde nichts abgeschossen</translation>
    </message>
    <message>
        <source>Kill the engine while jobs run: the window stays, the jobs come back.</source>
        <translation>Die Engine abschießen, während Jobs laufen: Das Fenster bleibt, die Jobs kommen zurück.</translation>
    </message>
    <message>
        <source>Where every job is</source>
        <translation>Wo jeder Job ist</translation>
    </message>
    <message>
        <source>What came in and what left is counted in the commit that does it; what is here is counted row by row, so a row that vanished shows as lost.</source>
        <translation>Was kam und was ging, wird in dem Commit gezählt, der es tut; was hier ist, Zeile für Zeile, sodass eine verschwundene Zeile als verloren erscheint.</translation>
    </message>
    <message>
        <source>What we promise</source>
        <translation>Was wir versprechen</translation>
    </message>
</context>
<context>
    <name>ReloadNotices</name>
    <message>
        <source>Loaded %s</source>
        <extracomment>Key of the one banner there is for files.</extracomment>
        <translation>%s geladen</translation>
    </message>
    <message>
        <source>%s could not be loaded; its jobs go on as they were: %s</source>
        <translation>%s ließ sich nicht laden; die Jobs laufen weiter wie bisher: %s</translation>
    </message>
    <message>
        <source>%s is gone; its jobs go on as they were, and it is loaded when it is back.</source>
        <translation>%s ist nicht mehr da; ihre Jobs laufen weiter wie bisher, und sie wird geladen, sobald sie wieder da ist.</translation>
    </message>
</context>
<context>
    <name>Reloading</name>
    <message>
        <source>The engine gave no reason.</source>
        <extracomment>Milliseconds after the last change until the file is taken for whole. Whenever the engine starts again it loads its files as they are then.</extracomment>
        <translation>Die Engine nannte keinen Grund.</translation>
    </message>
</context>
<context>
    <name>Retries</name>
    <message>
        <source>Retries are a number from 0 on; the usual is %d.</source>
        <translation>Wiederholungen sind eine Zahl ab 0; üblich sind %d.</translation>
    </message>
</context>
<context>
    <name>Runner</name>
    <message>
        <source>The lesson&apos;s process ended with %1.</source>
        <extracomment>The lessons, and why some that a user added are not among them. Milliseconds that a run gets to end when the window closes. Bytes of a line: of a run&apos;s curves, or of the attempts of a tenth of a second. Exit code of a run that was cancelled.</extracomment>
        <translation>Der Prozess der Lektion endete mit %1.</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Keep this filter under a name.</source>
        <translation>Diesen Filter unter einem Namen behalten.</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Filters of this page that were saved.</source>
        <translation>Gespeicherte Filter dieser Seite.</translation>
    </message>
    <message>
        <source>Rename or delete…</source>
        <translation>Umbenennen oder löschen …</translation>
    </message>
</context>
<context>
    <name>ScheduledPage</name>
    <message>
        <source>When they are due</source>
        <extracomment>Milliseconds between two reads of what is due at least, and between two looks at the clock.</extracomment>
        <translation>Wann sie fällig sind</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message>
        <source>%s later</source>
        <translation>%s später</translation>
    </message>
    <message>
        <source>the next %1 of %2</source>
        <translation>die nächsten %1 von %2</translation>
    </message>
</context>
<context>
    <name>SearchStrip</name>
    <message>
        <source>Stop</source>
        <extracomment>Milliseconds that a search takes before it is worth a word.</extracomment>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Searching: %s of %s looked at</source>
        <translation>Sucht: %s von %s angesehen</translation>
    </message>
    <message>
        <source>Stopped: %s of %s looked at</source>
        <translation>Gestoppt: %s von %s angesehen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The store is not open.</source>
        <extracomment>Milliseconds between two looks at whether the store changed. Seconds after which a snapshot is taken even if nothing changed. Seconds after which a store that did not open is tried again. Seconds that jobs get to end when the engine is started anew. What it tells is being written to a file; set by whoever does it.</extracomment>
        <translation>Der Speicher ist nicht geöffnet.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <extracomment>Points: its width, and room for sentences that take two lines. Most that can be typed in the two numbers of safety.</extracomment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Times and language</source>
        <translation>Zeiten und Sprache</translation>
    </message>
    <message>
        <source>Safety and notices</source>
        <translation>Sicherheit und Hinweise</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
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
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Eng</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Luftig</translation>
    </message>
    <message>
        <source>Rows of tables</source>
        <translation>Tabellenzeilen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Ctrl+= and Ctrl+- change it anywhere.</source>
        <translation>Strg+= und Strg+- ändern sie überall.</translation>
    </message>
    <message>
        <source>Let nothing slide or fade</source>
        <translation>Nichts gleiten oder blenden lassen</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>Relativ</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Tooltips have the other two.</source>
        <translation>Tooltips haben die beiden anderen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The window speaks it from the next start on.</source>
        <translation>Das Fenster spricht sie ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Jobs from which on some are shown first</source>
        <translation>Jobs, ab denen einige zuerst gezeigt werden</translation>
    </message>
    <message>
        <source>Before so many are deleted, moved or retried, some of them are shown.</source>
        <translation>Ehe so viele gelöscht, bewegt oder wiederholt werden, werden einige gezeigt.</translation>
    </message>
    <message>
        <source>Show jobs first from</source>
        <translation>Jobs zuerst zeigen ab</translation>
    </message>
    <message>
        <source>Jobs from which on the number is typed</source>
        <translation>Jobs, ab denen die Anzahl getippt wird</translation>
    </message>
    <message>
        <source>From so many on the number must be typed.</source>
        <translation>Ab so vielen muss die Anzahl getippt werden.</translation>
    </message>
    <message>
        <source>Type the number from</source>
        <translation>Anzahl tippen ab</translation>
    </message>
    <message>
        <source>Tell when jobs die</source>
        <translation>Melden, wenn Jobs sterben</translation>
    </message>
    <message>
        <source>While the window is not in front, in one notice.</source>
        <translation>Solange das Fenster nicht vorn ist, in einer Meldung.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>In der Leiste weiterlaufen</translation>
    </message>
    <message>
        <source>Closing the window hides it; Quit ends the engine.</source>
        <translation>Schließen verbirgt das Fenster; Beenden stoppt die Engine.</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>How many jobs run at a time; those that run are finished first.</source>
        <translation>Wie viele Jobs zugleich laufen; laufende werden erst beendet.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>The profile&apos;s jobs.db</source>
        <translation>Die jobs.db des Profils</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>What the window opens when none is named, from the next start on. Programs and the command line go by KICKBOARD_STORE.</source>
        <translation>Was das Fenster ab dem nächsten Start öffnet, wenn nichts genannt ist. Programme und die Befehlszeile richten sich nach KICKBOARD_STORE.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stores (*.db);;All files (*)</source>
        <translation>Speicher (*.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a store</source>
        <translation>Speicher wählen</translation>
    </message>
</context>
<context>
    <name>ShareCard</name>
    <message>
        <source>Background jobs on %s</source>
        <translation>Hintergrundjobs auf %s</translation>
    </message>
    <message>
        <source>Latency: wait</source>
        <translation>Latenz: Wartezeit</translation>
    </message>
    <message>
        <source>Latency: run</source>
        <translation>Latenz: Laufzeit</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>the last minute</source>
        <translation>die letzte Minute</translation>
    </message>
    <message>
        <source>the last ten minutes</source>
        <translation>die letzten zehn Minuten</translation>
    </message>
    <message>
        <source>the last hour</source>
        <translation>die letzte Stunde</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Copied a picture of %d × %d</source>
        <extracomment>Actions of a chart&apos;s context menu.</extracomment>
        <translation>Ein Bild von %d × %d kopiert</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Copied the chart as a picture</source>
        <translation>Das Diagramm als Bild kopiert</translation>
    </message>
    <message>
        <source>Saved %s</source>
        <translation>%s gespeichert</translation>
    </message>
    <message>
        <source>%s, %s to %s</source>
        <translation>%s, %s bis %s</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>Save a picture</source>
        <translation>Bild speichern</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Share and record</source>
        <translation>Teilen und aufzeichnen</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Completed, errors, journal, trash</source>
        <translation>Fertig, Fehler, Journal, Papierkorb</translation>
    </message>
    <message>
        <source>In a table</source>
        <translation>In einer Tabelle</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Zeile öffnen</translation>
    </message>
    <message>
        <source>Preview the row</source>
        <translation>Vorschau der Zeile</translation>
    </message>
    <message>
        <source>Select a range</source>
        <translation>Bereich wählen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles wählen</translation>
    </message>
    <message>
        <source>First and last row</source>
        <translation>Erste und letzte Zeile</translation>
    </message>
    <message>
        <source>Close the dock</source>
        <translation>Dock schließen</translation>
    </message>
    <message>
        <source>In the list of scheduled jobs</source>
        <translation>In der Liste geplanter Jobs</translation>
    </message>
    <message>
        <source>Earlier and later</source>
        <translation>Früher und später</translation>
    </message>
    <message>
        <source>Leave it at this time</source>
        <translation>Bei dieser Zeit lassen</translation>
    </message>
    <message>
        <source>Leave it where it was</source>
        <translation>Lassen, wo er war</translation>
    </message>
    <message>
        <source>In a job&apos;s timeline</source>
        <translation>In der Zeitleiste eines Jobs</translation>
    </message>
    <message>
        <source>The attempt before or after</source>
        <translation>Der Versuch davor oder danach</translation>
    </message>
    <message>
        <source>Open its error</source>
        <translation>Seinen Fehler öffnen</translation>
    </message>
    <message>
        <source>Wider and narrower</source>
        <translation>Breiter und schmaler</translation>
    </message>
    <message>
        <source>Back to the job before</source>
        <translation>Zurück zum Job davor</translation>
    </message>
</context>
<context>
    <name>ShortcutsOverlay</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Single letters work while a table has the keyboard. Any key closes this.</source>
        <translation>Einzelne Buchstaben wirken, solange eine Tabelle die Tastatur hat. Jede Taste schließt dies.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <extracomment>Milliseconds a count stays in the accent colour after it moved.</extracomment>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Narrow sidebar</source>
        <translation>Schmale Seitenleiste</translation>
    </message>
    <message>
        <source>Wide sidebar</source>
        <translation>Breite Seitenleiste</translation>
    </message>
</context>
<context>
    <name>SidebarViews</name>
    <message>
        <source>Rename view</source>
        <translation>Ansicht umbenennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>StackDialog</name>
    <message>
        <source>Stacks of the engine</source>
        <translation>Stacks der Engine</translation>
    </message>
    <message>
        <source>Show threads and frames with this text</source>
        <translation>Threads und Frames mit diesem Text zeigen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Stacks</translation>
    </message>
    <message>
        <source>Asking the engine…</source>
        <translation>Fragt die Engine …</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s), at this moment</source>
        <translation>
            <numerusform>%n Thread, in diesem Moment</numerusform>
            <numerusform>%n Threads, in diesem Moment</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Kills of the engine in this session: open Reliability.</source>
        <translation>Abschüsse der Engine in dieser Sitzung: Zuverlässigkeit öffnen.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>%d/%d busy</source>
        <translation>%d/%d tätig</translation>
    </message>
    <message>
        <source>oldest %s</source>
        <translation>älteste %s</translation>
    </message>
    <message>
        <source>%s dead</source>
        <translation>%s tot</translation>
    </message>
    <message>
        <source>{ui}, {n} fps</source>
        <translation>{ui}, {n} fps</translation>
    </message>
    <message>
        <source>99 of 100 clicks wait less than %s for the window.</source>
        <translation>99 von 100 Klicks warten weniger als %s auf das Fenster.</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>This Redis is a cluster, where Sidekiq&apos;s format does not work. Use a single Redis, with Sentinel if it is to fail over.</source>
        <translation>Dieses Redis ist ein Cluster, in dem Sidekiqs Format nicht geht. Ein einzelnes Redis nehmen, mit Sentinel, wenn es ausfallsicher sein soll.</translation>
    </message>
    <message>
        <source>There is no host of this name: {where}. Check the spelling, and your VPN.</source>
        <translation>Einen Rechner dieses Namens gibt es nicht: {where}. Schreibweise und VPN prüfen.</translation>
    </message>
    <message>
        <source>Nothing listens at {where}. Start Redis there, or correct host and port.</source>
        <translation>Unter {where} nimmt niemand Verbindungen an. Dort Redis starten, oder Rechner und Port berichtigen.</translation>
    </message>
    <message>
        <source>There is no socket {where}. Start Redis, or correct the path.</source>
        <translation>Den Socket {where} gibt es nicht. Redis starten, oder den Pfad berichtigen.</translation>
    </message>
    <message>
        <source>No Redis answers at {where}. Check that it runs, the address, and the firewall between.</source>
        <translation>Unter {where} antwortet kein Redis. Prüfen, ob es läuft, dazu Adresse und Firewall.</translation>
    </message>
    <message>
        <source>{where} hangs up at once. It probably wants TLS: use rediss://.</source>
        <translation>{where} legt sofort auf. Wahrscheinlich wird TLS verlangt: rediss:// nehmen.</translation>
    </message>
    <message>
        <source>{where} speaks no TLS. Use redis:// instead of rediss://.</source>
        <translation>{where} spricht kein TLS. redis:// statt rediss:// nehmen.</translation>
    </message>
    <message>
        <source>The certificate of {where} cannot be trusted. Write the host as in the certificate, or name your own authority with ?ca=FILE.</source>
        <translation>Dem Zertifikat von {where} ist nicht zu trauen. Den Rechner wie im Zertifikat schreiben, oder mit ?ca=DATEI die eigene Zertifizierungsstelle angeben.</translation>
    </message>
    <message>
        <source>What answers at {where} is no Redis. Check the port.</source>
        <translation>Was unter {where} antwortet, ist kein Redis. Den Port prüfen.</translation>
    </message>
    <message>
        <source>The sentinels do not answer, or know no master of this name. Check both.</source>
        <translation>Die Sentinels antworten nicht oder kennen keinen Master dieses Namens. Beides prüfen.</translation>
    </message>
    <message>
        <source>The connection to {where} broke before the answer came, so it may have been done. Repeating it is safe.</source>
        <translation>Die Verbindung zu {where} brach ab, bevor die Antwort kam; es kann also geschehen sein. Es zu wiederholen schadet nicht.</translation>
    </message>
    <message>
        <source>Redis wants a password. Enter it.</source>
        <translation>Redis verlangt ein Passwort. Bitte eingeben.</translation>
    </message>
    <message>
        <source>Redis refuses this user name and password. Enter others.</source>
        <translation>Redis weist diesen Benutzernamen und dieses Passwort ab. Bitte andere eingeben.</translation>
    </message>
    <message>
        <source>This Redis user may not do that. It needs {rights}. Redis said: {said}</source>
        <translation>Dieser Redis-Benutzer darf das nicht. Er braucht {rights}. Redis sagt: {said}</translation>
    </message>
    <message>
        <source>This Redis is a replica, which may be looked at only. Name the master.</source>
        <translation>Dieses Redis ist ein Replikat, das nur angesehen werden kann. Den Master angeben.</translation>
    </message>
    <message>
        <source>Redis is full and takes no new jobs. What is stored is safe. Give it more memory, or let the workers catch up.</source>
        <translation>Redis ist voll und nimmt keine neuen Jobs. Was gespeichert ist, ist sicher. Ihm mehr Speicher geben, oder die Worker aufholen lassen.</translation>
    </message>
    <message>
        <source>Redis cannot save to its disk and refuses every write. See its log and the free space of its disk.</source>
        <translation>Redis kann nicht auf seine Platte sichern und weist jedes Schreiben ab. Im Log und nach freiem Platz auf der Platte nachsehen.</translation>
    </message>
    <message>
        <source>Redis is still reading its data from disk. Wait until it is done.</source>
        <translation>Redis liest noch seine Daten von der Platte. Warten, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Redis is busy with somebody&apos;s long script. Wait, or end it with SCRIPT KILL.</source>
        <translation>Redis ist mit einem langen Skript von jemandem beschäftigt. Warten, oder es mit SCRIPT KILL beenden.</translation>
    </message>
    <message>
        <source>A key has another type than Sidekiq&apos;s: something else writes to this database. Use another database.</source>
        <translation>Ein Schlüssel hat einen anderen Typ als bei Sidekiq: Etwas anderes schreibt in diese Datenbank. Eine andere Datenbank nehmen.</translation>
    </message>
    <message>
        <source>This replica has lost its master. Name the master.</source>
        <translation>Dieses Replikat hat seinen Master verloren. Den Master angeben.</translation>
    </message>
    <message>
        <source>The master has too few replicas to accept writes. See to its replicas.</source>
        <translation>Der Master hat zu wenige Replikate, um Schreiben anzunehmen. Nach den Replikaten sehen.</translation>
    </message>
    <message>
        <source>A tunnel needs the program ssh, which is not there. Install OpenSSH&apos;s client.</source>
        <translation>Ein Tunnel braucht das Programm ssh, das nicht da ist. Den OpenSSH-Client installieren.</translation>
    </message>
    <message>
        <source>ssh does not get to {where}: {said}. Try ssh {where} in a terminal.</source>
        <translation>ssh kommt nicht zu {where}: {said}. ssh {where} im Terminal versuchen.</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>ThroughputChart</name>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%s · %s of %s</source>
        <translation>%s · %s von %s</translation>
    </message>
    <message>
        <source>reading %s · %s</source>
        <translation>liest %s · %s</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>Time of the recording</source>
        <extracomment>Steps of a second of the line of time, which counts in whole numbers. Seconds that the arrow keys go, with Shift, and that Page Up and Down go. Points at both ends of the line.</extracomment>
        <translation>Zeit der Aufzeichnung</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline of attempts</source>
        <extracomment>Points: above the band stands how long, below it what, and when. Points of the longest run at a zoom of 1, and of a gap before it is cut short. Seconds below which a gap is no longer than a moment, and never cut short. Points of the shortest block, which still holds its icon, and of a gap that is cut short. Points of the narrowest picture: there is a title above the pieces. Share of a block&apos;s colour in its ground, over the panel.</extracomment>
        <translation>Zeitleiste der Versuche</translation>
    </message>
    <message>
        <source>1 earlier attempt</source>
        <extracomment>Attempts to come that are drawn one by one. Seconds below which a gap is none.</extracomment>
        <translation>1 früherer Versuch</translation>
    </message>
    <message>
        <source>%d earlier attempts</source>
        <translation>%d frühere Versuche</translation>
    </message>
    <message>
        <source>created</source>
        <translation>erstellt</translation>
    </message>
    <message>
        <source>Created at %s</source>
        <translation>Erstellt um %s</translation>
    </message>
    <message>
        <source>in queue</source>
        <translation>in der Schlange</translation>
    </message>
    <message>
        <source>Attempt %s at %s: %s after %s</source>
        <translation>Versuch %s um %s: %s nach %s</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>backoff</source>
        <translation>Backoff</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>%s for %s</source>
        <translation>%s für %s</translation>
    </message>
    <message>
        <source>next</source>
        <translation>nächster</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>jetzt fällig</translation>
    </message>
    <message>
        <source>Next try %s</source>
        <translation>Nächster Versuch %s</translation>
    </message>
    <message>
        <source>Attempt %s is to come</source>
        <translation>Versuch %s kommt noch</translation>
    </message>
    <message>
        <source>retry %s</source>
        <translation>Wiederholung %s</translation>
    </message>
    <message>
        <source>%d more</source>
        <translation>noch %d</translation>
    </message>
    <message>
        <source>If every try fails it is dead about %s</source>
        <translation>Scheitert jeder Versuch, ist er tot um %s</translation>
    </message>
</context>
<context>
    <name>TimesButton</name>
    <message>
        <source>Now:
%s</source>
        <translation>Jetzt:
%s</translation>
    </message>
    <message>
        <source>How times are told: %s</source>
        <translation>Wie Zeiten angegeben werden: %s</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ToldCharts</name>
    <message>
        <source>Measured by Sidekiq and Kickboard, minute by minute, over all classes: each value is the bound that so many runs stayed below.</source>
        <extracomment>Milliseconds between two looks.</extracomment>
        <translation>Gemessen von Sidekiq und Kickboard, Minute für Minute über alle Klassen: Jeder Wert ist die Grenze, unter der so viele Läufe blieben.</translation>
    </message>
    <message>
        <source>Nobody here writes down how long jobs waited</source>
        <translation>Wie lange Jobs warten, schreibt hier niemand auf</translation>
    </message>
    <message>
        <source>Only an engine of this window measures it. The page Queues shows how long the next job of each queue has waited.</source>
        <translation>Das misst nur eine Engine dieses Fensters. Die Seite Warteschlangen zeigt, wie lange der nächste Job jeder Warteschlange schon wartet.</translation>
    </message>
    <message>
        <source>Kickboard and Sidekiq from 7 on write down how long jobs took, with their heartbeats.</source>
        <translation>Kickboard und Sidekiq ab 7 schreiben mit ihrem Heartbeat auf, wie lange Jobs liefen.</translation>
    </message>
    <message>
        <source>Sidekiq 6 does not write down how long jobs took</source>
        <translation>Sidekiq 6 schreibt nicht auf, wie lange Jobs liefen</translation>
    </message>
    <message>
        <source>Nothing was measured in the last hour</source>
        <translation>In der letzten Stunde wurde nichts gemessen</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>This desktop has no tray.</source>
        <extracomment>Milliseconds after the start until a tray is looked for, and between two notices at least.</extracomment>
        <translation>Dieser Desktop hat keine Leiste.</translation>
    </message>
    <message>
        <source>Kickboard goes on in the tray</source>
        <translation>Kickboard läuft in der Leiste weiter</translation>
    </message>
    <message>
        <source>Its engine runs jobs; Quit ends both.</source>
        <translation>Seine Engine führt Jobs aus; Beenden beendet beide.</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) died</source>
        <translation>
            <numerusform>%n Job ist gestorben</numerusform>
            <numerusform>%n Jobs sind gestorben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Unlock %s</source>
        <translation>%s entsperren</translation>
    </message>
    <message>
        <source>Until it is locked again, this window can retry, delete, edit and pause the jobs in this Redis, and stop its workers. Whatever is done is written into the journal.</source>
        <translation>Bis es wieder gesperrt wird, kann dieses Fenster die Jobs in diesem Redis wiederholen, löschen, ändern und anhalten und seine Worker beenden. Was getan wird, steht im Journal.</translation>
    </message>
    <message>
        <source>Type %s to unlock</source>
        <translation>Zum Entsperren %s eingeben</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
</context>
<context>
    <name>ViewEntry</name>
    <message>
        <source>View: %s</source>
        <extracomment>Views of a page that are shown; all are in the page&apos;s own menu.</extracomment>
        <translation>Ansicht: %s</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>WaitsBar</name>
    <message>
        <source>Waits in virtual time</source>
        <extracomment>Share of the warning colour in the bars, one and the other.</extracomment>
        <translation>Wartezeiten in virtueller Zeit</translation>
    </message>
</context>
<context>
    <name>WhenField</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>in 10 min, tomorrow 9:00, 2026-12-24 18:30</source>
        <translation>in 10 min, morgen 9:00, 2026-12-24 18:30</translation>
    </message>
</context>
<context>
    <name>WorkersDialog</name>
    <message>
        <source>Start workers here</source>
        <translation>Worker hier starten</translation>
    </message>
    <message>
        <source>They run on this machine, take jobs from %s beside all other workers, and end with this window.</source>
        <translation>Sie laufen auf diesem Rechner, nehmen neben allen anderen Workern Jobs von %s und enden mit diesem Fenster.</translation>
    </message>
    <message>
        <source>A job that none of these files knows fails here and is retried. So name queues whose jobs they know, all of them.</source>
        <translation>Ein Job, den keine dieser Dateien kennt, scheitert hier und wird wiederholt. Darum nur Warteschlangen nennen, deren Jobs sie alle kennen.</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Threads of each</source>
        <translation>Threads je Prozess</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>Python-Dateien (*.py)</translation>
    </message>
    <message>
        <source>Load jobs</source>
        <translation>Jobs laden</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Job class</source>
        <translation>Jobklasse</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Weight: how often, against the others.</source>
        <translation>Gewicht: wie oft, gegenüber den anderen.</translation>
    </message>
    <message>
        <source>Remove this class</source>
        <translation>Diese Klasse entfernen</translation>
    </message>
    <message>
        <source>Arguments as JSON</source>
        <translation>Argumente als JSON</translation>
    </message>
    <message>
        <source>Arguments as a JSON list, for perform%s.</source>
        <translation>Argumente als JSON-Liste, für perform%s.</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>Wait</source>
        <extracomment>Pixels that &quot;59 min 59 s ago&quot; needs in a cell.</extracomment>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Deleted with</source>
        <translation>Gelöscht mit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>no job</source>
        <translation>kein Job</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Queue</source>
        <extracomment>Below that many done a second the rate is shown as nothing.</extracomment>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Enqueued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>Gestorben</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>Job classes named in a cell.</extracomment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>Job-ID</translation>
    </message>
    <message>
        <source>Raised in</source>
        <translation>Ausgelöst in</translation>
    </message>
    <message>
        <source>Job classes</source>
        <translation>Jobklassen</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Std.</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Done/s</source>
        <translation>Fertig/s</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Last 60 s</source>
        <translation>Letzte 60 s</translation>
    </message>
    <message>
        <source>at most %s a second</source>
        <translation>höchstens %s je Sekunde</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Sidekiq counts what is done by class, not by queue: how fast this queue goes is not known. The curve is its size. The page Processors has the classes.</source>
        <translation>Sidekiq zählt, was getan ist, nach Klassen und nicht nach Warteschlangen: Wie schnell diese läuft, ist nicht bekannt. Die Kurve ist ihre Größe. Die Klassen stehen auf der Seite Prozessoren.</translation>
    </message>
    <message>
        <source>Only what this window&apos;s engine does: what others do is not told by queue.</source>
        <translation>Nur was die Engine dieses Fensters tut: Was andere tun, wird nicht nach Warteschlangen gezählt.</translation>
    </message>
    <message>
        <source>size %s, a minute ago %s</source>
        <translation>Größe %s, vor einer Minute %s</translation>
    </message>
    <message>
        <source>This window&apos;s engine takes no jobs from this queue.</source>
        <translation>Die Engine dieses Fensters nimmt keine Jobs aus dieser Warteschlange.</translation>
    </message>
    <message>
        <source>How often this queue is looked at, beside the others.</source>
        <translation>Wie oft nach dieser Warteschlange gesehen wird, neben den anderen.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused with everything</source>
        <translation>mit allem angehalten</translation>
    </message>
    <message>
        <source>paused since %s</source>
        <translation>angehalten seit %s</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Resume queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
</TS>
