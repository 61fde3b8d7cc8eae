<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BackoffChart</name>
    <message numerus="yes">
        <source>%n wait(s) planned so far</source>
        <translation>
            <numerusform>%n wait planned so far</numerusform>
            <numerusform>%n waits planned so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoiceStrip</name>
    <message numerus="yes">
        <source>%n new row(s) above or below</source>
        <translation>
            <numerusform>%n new row above or below</numerusform>
            <numerusform>%n new rows above or below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) fewer by now</source>
        <translation>
            <numerusform>%n row fewer by now</numerusform>
            <numerusform>%n rows fewer by now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message numerus="yes">
        <source>Waiting for %n job(s) to end</source>
        <translation>
            <numerusform>Waiting for %n job to end</numerusform>
            <numerusform>Waiting for %n jobs to end</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobLog</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobsPreview</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <extracomment>How narrow a card may become. Points below the drawing without the sentence, and how high the drawing is at least and most.</extracomment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RedisWindow</name>
    <message numerus="yes">
        <source>%n thread(s) each</source>
        <translation>
            <numerusform>%n thread each</numerusform>
            <numerusform>%n threads each</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started %n worker(s), {threads}</source>
        <translation>
            <numerusform>Started %n worker, {threads}</numerusform>
            <numerusform>Started %n workers, {threads}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StackDialog</name>
    <message numerus="yes">
        <source>%n thread(s), at this moment</source>
        <translation>
            <numerusform>%n thread, at this moment</numerusform>
            <numerusform>%n threads, at this moment</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n job(s) died</source>
        <translation>
            <numerusform>%n job died</numerusform>
            <numerusform>%n jobs died</numerusform>
        </translation>
    </message>
</context>
</TS>
