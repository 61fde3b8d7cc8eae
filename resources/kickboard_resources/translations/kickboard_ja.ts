<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>The demo runs: letters, thumbnails, checksums, webhooks. Watch the lanes fill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook server is down: its jobs wait for another try, longer each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See them count down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now be unkind: this sends the engine a real SIGKILL while jobs run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is dead. The window is not: it starts another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One job is dead: look at its trace, then press Retry. This time it succeeds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It succeeded. Delete something too: Ctrl+Z brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was all. With your own jobs everything works the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now yours…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Your code</comment>
        <extracomment>Size of the plane that `Place.box` and `Way.points` lie on.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>perform_async, perform_in, push: a call is written down as a job.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Scheduled</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Waits for the time that was given with it.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Enqueued</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Waits in its queue until a processor is free.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Busy</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>A processor performs it, or will within milliseconds.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Retry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>It failed and waits for another try, longer each time.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Completed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>It succeeded and has left the store; the history remembers it.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Discarded</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>It failed for good and is kept nowhere, because its class says so.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Dead</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>It used up its retries. It is kept for 180 days, and can be retried.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Trash</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>It was deleted, and can be restored for 7 days.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>A job was pushed for later: perform_in, perform_at.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>A job was pushed for now. By hand retried and restored ones count.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Its time had come: the engine put it at the back of its queue.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>A processor took it. Counted when the attempt had ended.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>The engine stopped or died: its jobs went back to their queues.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>It succeeded.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>It failed for good, and its class asked for nothing to be kept.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>It failed and had no retries left.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>It failed and has retries left: a later time was set.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>The wait was over: the engine put it at the back of its queue.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Somebody retried it by hand; that uses up no attempt.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <comment>Somebody deleted it. Waiting jobs can be deleted likewise.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promises</source>
        <comment>Promise</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promises</source>
        <comment>Kept by</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promises</source>
        <comment>Proved by the test</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Pages</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Queues</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Share and record</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Engine</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Jobs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Completed, errors, journal, trash</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>In a table</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Open the row</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Preview the row</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Select a range</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Select all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>First and last row</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>Close the dock</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backoff lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life of a job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Kickboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs, shows and teaches background jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>The store does not answer: %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine died: %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine died and is being restarted: %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine died too often: %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered %s jobs of an engine that died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s were buried as poison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is paused: no job starts.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArgumentField</name>
    <message>
        <source>Yes</source>
        <extracomment>Most jobs that the form makes at once. Points for the words before the fields, so that both halves of the form line up.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>The store does not answer</source>
        <extracomment>Lines shown; what is left is told as a number.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs wait until it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No processor here knows %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its jobs are left in their queue, no attempt used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load jobs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s seems stuck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s threads were abandoned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their code does not come back; restart the engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No queue starts a job until it is resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s jobs wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttentionPanel</name>
    <message>
        <source>Needs attention</source>
        <extracomment>Height of a line with its detail, and of one without. Heights of the panel&apos;s head and of the line that tells how many more there are.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors, paused queues and stuck processors would stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %s more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Backoff</name>
    <message>
        <source>succeeded</source>
        <extracomment>An epoch second as a float is rounded to a quarter of a microsecond.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 dots inside the band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No retry before its time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No retry before its time; the latest %1 late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 retries: %2, theory %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sidekiq</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackoffChart</name>
    <message>
        <source>Delay by retry</source>
        <extracomment>Seconds at which a line is drawn, and its label. The foot of the axis; a delay of nothing lies on it. Share of the accent in the band, over the panel.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) planned so far</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackoffLabPage</name>
    <message>
        <source>Backoff lab</source>
        <extracomment>Points that the table of attempts needs, and that of the herd&apos;s peaks.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A thousand together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twenty days of retries in a few seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job that always fails runs in a sandbox with a fast clock, and you see when each retry comes; your own jobs are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay before each retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the other formulas, and their earlier runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busiest second of each retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With jitter: %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry all %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead after %1, in %2 of your time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting an engine in a sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stands still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brought back from the dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retried by hand: it succeeded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <extracomment>Icon and token of each kind of banner. Milliseconds a toast stays; one with an action stays longer.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>%s in all</source>
        <extracomment>Seconds over which a rate on a card is taken.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs that succeeded, a second, in the last 3 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s succeed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts that failed, a second; below, the share of the last minute that did not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %s queues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs that wait in a queue: %s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job that waits longest came in at %s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no processors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processors that perform a job just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next retry is due at %s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s more in a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs that used up their retries: %s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceStrip</name>
    <message>
        <source>Clear selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %s selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all %s matching</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new row(s) above or below</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) fewer by now</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The list stands still while you read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Close Kickboard</source>
        <extracomment>Seconds of grace that are offered first.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for %d jobs to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%d jobs are running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One job is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does not end in time goes back to the front of its queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompletedPage</name>
    <message>
        <source>The history keeps all successes up to 2,000 a second, of more a sample; for 30 days, 1,000,000 rows or 256 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s of %s shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>Working</source>
        <extracomment>From so many jobs on the number has to be typed. Milliseconds between two looks at the progress of what runs. Processors, fewest and most.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the queue %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processors %d to %d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no engine process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked %s to %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s is gone: not asked to %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine refused.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Copied %s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CountDialog</name>
    <message>
        <source>This means %s jobs, all that the filter matches now. It can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs that are gone for good: %s. It cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %s to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DemoPanel</name>
    <message>
        <source>Enqueue demo jobs</source>
        <extracomment>Jobs a second, at most. Jobs at once, at most: what the demo&apos;s own mix makes in one go. The demo&apos;s jobs that push others; see `kickboard.demo.starter`.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mix of everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds from now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continuously</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the kind chosen above, until the slider is back at 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo&apos;s server fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its webhook receiver is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enqueue %s %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make checksums and thumbnails of the files in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Open a file with jobs, or a Kickboard database</source>
        <extracomment>Queues of the demo with their weights, as `kickboard.demo.scenario` has them: the window imports no job. Milliseconds after the first window until garbage is taken in hand: it stands by then. Exit code after a second Ctrl+C.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs and stores (*.py *.db);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs go on; the window may be wrong until it is reopened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Close %s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineCard</name>
    <message>
        <source>Engine %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no processors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s of %s busy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineLink</name>
    <message>
        <source>It could not be started: %s</source>
        <extracomment>Seconds a stopping engine gets beyond its grace before it is killed. Exit code of the command line for wrong use: starting again would not help. Seconds after a kill that was asked for until the engine starts again.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was asked to stop from outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was killed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal %d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit code %d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended with %s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineState</name>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnqueueDialog</name>
    <message>
        <source>Enqueue a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds from now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enqueue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent %d to the queue %s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Enqueueing</name>
    <message>
        <source>The engine refused.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorJobs</name>
    <message>
        <source>Jobs that failed like this</source>
        <extracomment>Characters of the newest message that are shown.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of its jobs is dead or waits for another try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %s dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %s retrying</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>%s kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s in the last hour, %s at most in a minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorsPage</name>
    <message>
        <source>Errors</source>
        <extracomment>Width of the page from which on a column is shown; the message matters more.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing failed in that time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what failed before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures are grouped here by their error, its place and its message.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigureTile</name>
    <message>
        <source>Proved by %s</source>
        <extracomment>Milliseconds between two accounts while the page is seen. Points that the account needs.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstJobDialog</name>
    <message>
        <source>Write a first job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a whole job. Saved and opened, it gets a form of its own under Enqueue a job, and every time you save the file it is loaded again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be saved: %s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstMinute</name>
    <message>
        <source>Killed while jobs ran: recovered %d, lost %d.</source>
        <extracomment>The demo&apos;s job that pushes the first minute; see `kickboard.demo.starter`. The demo&apos;s job that is dead at once and succeeds when it is retried. The demo&apos;s job that fails while the webhook receiver is down. Seconds a step stays when nothing else ends it. Seconds after which a step gives way to the next; the others wait for something.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstMinuteCard</name>
    <message>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo runs real jobs in a store of its own: letters, thumbnails, webhooks that fail and are tried again. Your jobs are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the life of a job, live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Page</source>
        <extracomment>Actions that are no use in the palette: it is open.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Herd</name>
    <message>
        <source>In theory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without jitter all %1 come in the same second, %2 of %3 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With jitter %1 of %2 peaks are as theory says</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HerdChart</name>
    <message>
        <source>Attempts a second</source>
        <extracomment>Colour of each retry in turn; the first attempt is the failure they share. Seconds of the axis before anything is known.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InProcessLink</name>
    <message>
        <source>It could not be started: %s</source>
        <extracomment>Seconds between two looks at whether the jobs of a stopping engine have ended. Seconds in which processors without a job have ended. Makes an engine, not started yet, as a command says. Called on a background thread.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobDetail</name>
    <message>
        <source>The first %s of %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>poison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running for %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discarded %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted; Undo brings it back for 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enqueued %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last retried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobDetailView</name>
    <message>
        <source>Job detail</source>
        <extracomment>Pixels: three lines of an error&apos;s message. Milliseconds before &quot;Loading…&quot; is worth saying.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backtrace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload as stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a job to see everything about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has finished or was deleted, and the history does not keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts (%s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store is not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets are hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option “backtrace” keeps it; the history has it for 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backtrace was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job has not failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobFilter</name>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All classes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobHead</name>
    <message>
        <source>Copy the job ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to Dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobSet</name>
    <message>
        <source>Enqueued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs that are pushed wait here for a processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs for a later time wait here until they are due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job is waiting for another try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job that fails comes here and is tried again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a job fail for good to see it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job has finished yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs that succeed stand here, the latest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted jobs wait here for 7 days and can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted jobs are kept for 7 days, then they are gone for good.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobSetPage</name>
    <message>
        <source>%s of %s</source>
        <extracomment>Chosen jobs that are looked up when the store changed, to see whether they are there still.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Undone elsewhere, or too long ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s put in their queues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s put among the retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s moved to Dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elsewhere, or before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JournalPage</name>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrying, deleting, pausing: what is done stands here, and can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KillDialog</name>
    <message>
        <source>Kill the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill the engine with a real SIGKILL?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job runs at this moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One job runs now. It ends in the middle of what it does, and runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%d jobs run now. They end in the middle of what they do, and run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>again from the start. Letters may be sent twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are your own jobs, not the demo&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost: the engine starts again by itself and takes up what the dead one held.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KillStrip</name>
    <message>
        <source>Kills in this session</source>
        <extracomment>Seconds that the strip is wide at least, and the part of it kept free at the right.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabClocks</name>
    <message>
        <source>Virtual time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabSetup</name>
    <message>
        <source>Formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabTransport</name>
    <message>
        <source>From the start (R)</source>
        <extracomment>Steps of the slider from the slowest to the fastest, each the same factor.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the next attempt (→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leap over waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as fast as it can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stands still while the herd&apos;s jobs run and leaps as soon as none does: otherwise a second of running would be an hour between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show no wait longer than a moment: then time leaps to its end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LatencyChart</name>
    <message>
        <source>Latency</source>
        <extracomment>Column of the percentiles, word, token. The 99th percentile where it comes from few samples: a curve of its own, dashed. Seconds between two points of an hour; otherwise there is one each second.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Life</name>
    <message>
        <source>by hand</source>
        <extracomment>States of the store that places hold.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s / min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s: %s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s to %s: %s in the last minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LifeDiagram</name>
    <message>
        <source>The life of a job</source>
        <extracomment>Points of an arrow&apos;s head, and of the corners of its way. Points beside a way that still count as on it. Largest stretch of the plane: boxes that are much larger say nothing more. Keys that go on to the next part, and back.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pushes jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept nowhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LifePage</name>
    <message>
        <source>Life of a job</source>
        <extracomment>Milliseconds between two looks at the numbers.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the boxes: jobs now. On the arrows: jobs in the last minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a box or an arrow, or go through them with the arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter, or a click on a box, opens the page with its jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s · %s in the last minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>The engine is not running.</source>
        <extracomment>Lines of standard error kept for the message when the engine dies.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is gone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Log</source>
        <extracomment>Milliseconds between two looks at what came in. Icon and token of each level.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text, class or job ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s of %s lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line fits the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s lines are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the engine and the jobs print and log appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Monitor</source>
        <extracomment>Asked before the window closes; False keeps it open.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoJobs</name>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 of %s match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without %s: %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop %s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>Undo</source>
        <extracomment>Keys of the banners that are shown from here.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s could not be loaded; its jobs go on as they were: %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another engine runs the jobs of this store: process %d on %s. This window shows and commands; it starts an engine when that one ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview</source>
        <extracomment>Frames between two looks at the numbers of cards and legends: ten a second. Frames between two looks at the queues and at what needs attention.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life of a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Lab</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An action, a page, a queue, or the id of a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is meant</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Processors</name>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 60 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host and process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last heartbeat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProcessorsPage</name>
    <message>
        <source>Processors</source>
        <extracomment>Milliseconds between two pictures of the sliding lanes. Milliseconds after the last move of the slider until the number is sent.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each does now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where the code of each processor is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other processes on this store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%d of %d busy · %s used in the last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine: %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another process runs the jobs of this store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the engine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofStrip</name>
    <message>
        <source>holds</source>
        <extracomment>Icon and token of a statement that holds, does not, or is still open.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueryBar</name>
    <message>
        <source>Filter jobs</source>
        <extracomment>Milliseconds without a key after which a query is read. Likewise while values are offered: half a class&apos;s name would match nothing.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: class:Mail* error:timeout attempt&gt;=3 -tag:test age&lt;1h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueLine</name>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Queues</source>
        <extracomment>Width of the panel from which on a column is shown: the rate, the last minute.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No queues yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A queue appears with its first job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enqueue demo jobs…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuesPage</name>
    <message>
        <source>Queues</source>
        <extracomment>Jobs shown of those that come next.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No queue yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A queue appears with the first job that is pushed to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oldest %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first %s of %s queues are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of this queue cannot be searched for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes next in %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits in %s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Related</name>
    <message>
        <source>Clone of</source>
        <extracomment>Jobs of the class that are looked at in each state, the newest. Jobs of one relation that are listed.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enqueued again as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reliability</name>
    <message>
        <source>killed %s · lost %s · ran twice %s</source>
        <extracomment>Files of the tests that prove what is said.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deaths of the engine since this window opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs the dead engines held, now back in their queues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pushed, and now neither here nor known to have gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ran twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Had begun, and begin again: at least once, not exactly once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the kill to the first job done again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From kill to first job done. Median %s, slowest %s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pushed so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enqueued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting to retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from before it was counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill %d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crash %d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>engine back %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first job done %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%d recovered, %d had begun</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReliabilityPage</name>
    <message>
        <source>Reliability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kills in this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was killed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill the engine while jobs run: the window stays, the jobs come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where every job is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came in and what left is counted in the commit that does it; what is here is counted row by row, so a row that vanished shows as lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What we promise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reloading</name>
    <message>
        <source>The engine gave no reason.</source>
        <extracomment>Milliseconds after the last change until the file is taken for whole.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The store is not open.</source>
        <extracomment>Milliseconds between two looks at whether the store changed. Seconds after which a snapshot is taken even if nothing changed. Seconds after which a store that did not open is tried again. Seconds that jobs get to end when the engine is started anew. An engine whose last heartbeat is older than this is taken for dead.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareCard</name>
    <message>
        <source>Background jobs on %s</source>
        <extracomment>Where the parts begin and end, from the top.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency: wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency: run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last ten minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last hour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Copied a picture of %d × %d</source>
        <extracomment>Actions of a chart&apos;s context menu.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the chart as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s, %s to %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsOverlay</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single letters work while a table has the keyboard. Any key closes this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <extracomment>Milliseconds a count stays in the accent colour after it moved.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide sidebar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StackDialog</name>
    <message>
        <source>Stacks of the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show threads and frames with this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the engine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%d threads, at this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Kills of the engine in this session: open Reliability.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>99 of 100 clicks wait less than %s for the window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThroughputChart</name>
    <message>
        <source>Throughput</source>
        <extracomment>How far above the work that is done a burst of enqueued jobs may stretch the axis. A bulk push of thousands is over in a second; the curve of the work would be flat for a minute. Seconds that the rates in the legend are of. Kind in the series, word, token, dashed.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline of attempts</source>
        <extracomment>Points: above the band stands how long, below it what, and when. Points of the longest run at a zoom of 1, and of a gap before it is cut short. Points of the shortest block, which still holds its icon, and of a gap that is cut short. Share of a block&apos;s colour in its ground, over the panel.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n earlier attempt(s)</source>
        <extracomment>Attempts to come that are drawn one by one. Seconds below which a gap is none.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created at %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %s at %s: %s after %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backoff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%s for %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %s is to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retry %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If every try fails it is dead about %s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitsBar</name>
    <message>
        <source>Waits in virtual time</source>
        <extracomment>Share of the warning colour in the bars, one and the other.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <extracomment>Below that many done a second the rate is shown as nothing.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enqueued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>Job classes named in a cell.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raised in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 60 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %s a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window&apos;s engine takes no jobs from this queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often this queue is looked at, beside the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused with everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused since %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>self.self</name>
    <message>
        <source>Monitor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
