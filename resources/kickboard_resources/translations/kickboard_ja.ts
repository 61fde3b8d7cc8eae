<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Kickboard: MIT. Qt and PySide6: LGPL 3, used as they come and replaceable. Icons: Lucide, ISC. Fonts: Inter and JetBrains Mono, OFL 1.1.</source>
        <translation>Kickboard：MIT。QtとPySide6：LGPL 3（無改変で使用、差し替え可能）。アイコン：Lucide、ISC。フォント：InterとJetBrains Mono、OFL 1.1。</translation>
    </message>
    <message>
        <source>Sidekiq is a trademark of its owner. Kickboard is independent of it and not endorsed by it; it reads and writes the same data format and contains none of its code.</source>
        <translation>Sidekiqはその所有者の商標です。Kickboardは独立した製品であり、所有者の承認を受けたものではありません。同じデータ形式を読み書きしますが、そのコードは一切含みません。</translation>
    </message>
    <message>
        <source>About Kickboard</source>
        <translation>Kickboardについて</translation>
    </message>
    <message>
        <source>Runs, shows and teaches background jobs.</source>
        <translation>バックグラウンドジョブを実行し、見せて、学べるツールです。</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>バージョンをコピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Only jobs that failed can be retried: open Retries or Dead.</source>
        <translation>リトライできるのは失敗したジョブだけです。「リトライ」か「デッド」を開いてください。</translation>
    </message>
    <message>
        <source>Only jobs that wait can be moved to Dead: open Enqueued, Scheduled or Retries.</source>
        <translation>デッドへ移せるのは待っているジョブだけです。「待機」「予約」「リトライ」のどれかを開いてください。</translation>
    </message>
    <message>
        <source>Only jobs that wait or are dead can be deleted: open Enqueued, Scheduled, Retries or Dead.</source>
        <translation>削除できるのは待っているジョブとデッドのジョブだけです。「待機」「予約」「リトライ」「デッド」のどれかを開いてください。</translation>
    </message>
    <message>
        <source>Only scheduled jobs can be run early: open Scheduled.</source>
        <translation>繰り上げて実行できるのは予約されたジョブだけです。「予約」を開いてください。</translation>
    </message>
    <message>
        <source>Enqueue demo jobs…</source>
        <translation>デモジョブを投入…</translation>
    </message>
    <message>
        <source>Choose demo jobs and how many: now, later, or continuously.</source>
        <translation>デモジョブの種類と件数、今すぐ・後で・連続を選びます。</translation>
    </message>
    <message>
        <source>Enqueue a job…</source>
        <translation>ジョブを投入…</translation>
    </message>
    <message>
        <source>Fill in the arguments of any class the engine knows.</source>
        <translation>エンジンが知っているクラスの引数を入力します。</translation>
    </message>
    <message>
        <source>Retry {n} jobs</source>
        <translation>{n}件をリトライ</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>今すぐリトライ</translation>
    </message>
    <message>
        <source>Put the selected jobs at the back of their queues; it uses up no attempt.</source>
        <translation>選択したジョブをキューの末尾に入れます。試行回数は消費しません。</translation>
    </message>
    <message>
        <source>Retry all {n}</source>
        <translation>全{n}件をリトライ</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>すべてリトライ</translation>
    </message>
    <message>
        <source>Retry every job that the page&apos;s filter matches.</source>
        <translation>ページのフィルターに一致するすべてのジョブをリトライします。</translation>
    </message>
    <message>
        <source>Run {n} jobs now</source>
        <translation>{n}件を今すぐ実行</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>今すぐ実行</translation>
    </message>
    <message>
        <source>Put the selected scheduled jobs in their queues at once.</source>
        <translation>選択した予約済みジョブをすぐにキューへ入れます。</translation>
    </message>
    <message>
        <source>Move {n} jobs to Dead</source>
        <translation>{n}件をデッドへ移動</translation>
    </message>
    <message>
        <source>Move to Dead</source>
        <translation>デッドへ移動</translation>
    </message>
    <message>
        <source>Put the selected jobs in the dead set, where they can be retried.</source>
        <translation>選択したジョブをデッドに移します。そこからリトライできます。</translation>
    </message>
    <message>
        <source>Move all {n} to Dead</source>
        <translation>全{n}件をデッドへ移動</translation>
    </message>
    <message>
        <source>Move all to Dead</source>
        <translation>すべてデッドへ移動</translation>
    </message>
    <message>
        <source>Put every job that the page&apos;s filter matches in the dead set.</source>
        <translation>ページのフィルターに一致するすべてのジョブをデッドに移します。</translation>
    </message>
    <message>
        <source>Delete {n} jobs</source>
        <translation>{n}件を削除</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Move the selected jobs to the trash, where they are kept for 7 days.</source>
        <translation>選択したジョブをゴミ箱に移します。7日間保存されます。</translation>
    </message>
    <message>
        <source>Delete all {n}</source>
        <translation>全{n}件を削除</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>すべて削除</translation>
    </message>
    <message>
        <source>Move every job that the page&apos;s filter matches to the trash.</source>
        <translation>ページのフィルターに一致するすべてのジョブをゴミ箱に移します。</translation>
    </message>
    <message>
        <source>Copy job IDs</source>
        <translation>ジョブIDをコピー</translation>
    </message>
    <message>
        <source>Copy the ids of the selected jobs, one a line.</source>
        <translation>選択したジョブのIDを1行に1つずつコピーします。</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>JSONとしてコピー</translation>
    </message>
    <message>
        <source>Copy the payloads of the selected jobs as a JSON list.</source>
        <translation>選択したジョブのペイロードをJSONリストとしてコピーします。</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>キューを一時停止</translation>
    </message>
    <message>
        <source>Start no more jobs of this queue until it is resumed.</source>
        <translation>再開するまで、このキューのジョブを開始しません。</translation>
    </message>
    <message>
        <source>It is paused.</source>
        <translation>一時停止中です。</translation>
    </message>
    <message>
        <source>Resume queue</source>
        <translation>キューを再開</translation>
    </message>
    <message>
        <source>Let the jobs of this queue run again.</source>
        <translation>このキューのジョブを再び実行します。</translation>
    </message>
    <message>
        <source>It is not paused.</source>
        <translation>一時停止中ではありません。</translation>
    </message>
    <message>
        <source>Clear queue…</source>
        <translation>キューを空にする…</translation>
    </message>
    <message>
        <source>Move all jobs that wait in this queue to the trash.</source>
        <translation>このキューで待つすべてのジョブをゴミ箱に移します。</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>空です。</translation>
    </message>
    <message>
        <source>Delete queue</source>
        <translation>キューを削除</translation>
    </message>
    <message>
        <source>Take this empty queue off the list. Its next job brings it back.</source>
        <translation>この空のキューを一覧から外します。次のジョブで再び表示されます。</translation>
    </message>
    <message>
        <source>Jobs wait in it: clear it first.</source>
        <translation>待機中のジョブがあります。先に空にしてください。</translation>
    </message>
    <message>
        <source>Jobs of it run.</source>
        <translation>このキューのジョブが実行中です。</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>すべて一時停止</translation>
    </message>
    <message>
        <source>Start no more jobs at all until resumed; kept over restarts.</source>
        <translation>再開するまで、ジョブを一切開始しません。再起動後も続きます。</translation>
    </message>
    <message>
        <source>Everything is paused.</source>
        <translation>すべて一時停止中です。</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>すべて再開</translation>
    </message>
    <message>
        <source>Let jobs run again.</source>
        <translation>ジョブを再び実行します。</translation>
    </message>
    <message>
        <source>Nothing is paused.</source>
        <translation>一時停止中のものはありません。</translation>
    </message>
    <message>
        <source>Pause processor</source>
        <translation>プロセッサーを一時停止</translation>
    </message>
    <message>
        <source>This processor finishes its job and takes no other until resumed.</source>
        <translation>このプロセッサーは実行中のジョブを終え、再開するまで次を取得しません。</translation>
    </message>
    <message>
        <source>Resume processor</source>
        <translation>プロセッサーを再開</translation>
    </message>
    <message>
        <source>Let this processor take jobs again.</source>
        <translation>このプロセッサーが再びジョブを取得できるようにします。</translation>
    </message>
    <message>
        <source>One more processor</source>
        <translation>プロセッサーを増やす</translation>
    </message>
    <message>
        <source>Run one more job at a time.</source>
        <translation>同時に実行するジョブを1件増やします。</translation>
    </message>
    <message>
        <source>64 is the most.</source>
        <translation>64が上限です。</translation>
    </message>
    <message>
        <source>One processor fewer</source>
        <translation>プロセッサーを減らす</translation>
    </message>
    <message>
        <source>Run one job less at a time; a running one is finished first.</source>
        <translation>同時に実行するジョブを1件減らします。実行中のものは先に終わらせます。</translation>
    </message>
    <message>
        <source>There has to be one processor at least.</source>
        <translation>プロセッサーは最低1つ必要です。</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>Finish what runs, start nothing new; only a restart ends that.</source>
        <translation>実行中のものを終え、新しく開始しません。解除には再起動が必要です。</translation>
    </message>
    <message>
        <source>It is quiet.</source>
        <translation>静止中です。</translation>
    </message>
    <message>
        <source>Stop the engine</source>
        <translation>エンジンを停止</translation>
    </message>
    <message>
        <source>Wait up to 25 s for running jobs, put back the others, and stop.</source>
        <translation>実行中のジョブを最大25秒待ち、残りを戻して停止します。</translation>
    </message>
    <message>
        <source>Start the engine</source>
        <translation>エンジンを起動</translation>
    </message>
    <message>
        <source>Start processing jobs.</source>
        <translation>ジョブの処理を始めます。</translation>
    </message>
    <message>
        <source>Kill the engine</source>
        <translation>エンジンを強制終了</translation>
    </message>
    <message>
        <source>Send it a real SIGKILL, as a crash would. Its jobs are recovered.</source>
        <translation>クラッシュのように、本物のSIGKILLを送ります。ジョブは回収されます。</translation>
    </message>
    <message>
        <source>Load jobs…</source>
        <translation>ジョブを読み込む…</translation>
    </message>
    <message>
        <source>Load a Python file with job classes into the engine.</source>
        <translation>ジョブクラスのあるPythonファイルをエンジンに読み込みます。</translation>
    </message>
    <message>
        <source>Only jobs that wait or are dead can be changed: open Enqueued, Scheduled, Retries or Dead.</source>
        <translation>変更できるのは待っているジョブとデッドのジョブだけです。「待機」「予約」「リトライ」「デッド」のどれかを開いてください。</translation>
    </message>
    <message>
        <source>Select one job in the table first.</source>
        <translation>先に表でジョブを1件選択してください。</translation>
    </message>
    <message>
        <source>Edit and enqueue…</source>
        <translation>編集して投入…</translation>
    </message>
    <message>
        <source>Enqueue the job anew with other arguments or options; the old one goes to the trash.</source>
        <translation>引数やオプションを変えてジョブを新しく投入します。古いものはゴミ箱に移ります。</translation>
    </message>
    <message>
        <source>Reschedule…</source>
        <translation>日時を変更…</translation>
    </message>
    <message>
        <source>Let the selected jobs run at another time.</source>
        <translation>選択したジョブを別の時刻に実行します。</translation>
    </message>
    <message>
        <source>Move to a queue…</source>
        <translation>別のキューへ移動…</translation>
    </message>
    <message>
        <source>Put the selected jobs at the back of another queue.</source>
        <translation>選択したジョブを別のキューの末尾に入れます。</translation>
    </message>
    <message>
        <source>Show what died last</source>
        <translation>最後のデッドを表示</translation>
    </message>
    <message>
        <source>Show the dead jobs that the last notice told of.</source>
        <translation>直前の通知にあったデッドジョブを表示します。</translation>
    </message>
    <message>
        <source>The store is not open.</source>
        <translation>ストアが開いていません。</translation>
    </message>
    <message>
        <source>Copy as links</source>
        <translation>リンクとしてコピー</translation>
    </message>
    <message>
        <source>Copy kickboard:// links, which open the window on the selected jobs.</source>
        <translation>選択したジョブをウィンドウで開くkickboard://リンクをコピーします。</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Pythonとしてコピー</translation>
    </message>
    <message>
        <source>Copy the calls that enqueue the selected jobs again; secrets are masked.</source>
        <translation>選択したジョブを再投入する呼び出しをコピーします。シークレットは隠されます。</translation>
    </message>
    <message>
        <source>Copy as Ruby</source>
        <translation>Rubyとしてコピー</translation>
    </message>
    <message>
        <source>Copy the perform_async calls of Sidekiq for the selected jobs; secrets are masked.</source>
        <translation>選択したジョブのSidekiqのperform_async呼び出しをコピーします。シークレットは隠されます。</translation>
    </message>
    <message>
        <source>Copy as command lines</source>
        <translation>コマンドラインとしてコピー</translation>
    </message>
    <message>
        <source>Copy the kickboard push commands for the selected jobs; secrets are masked.</source>
        <translation>選択したジョブのkickboard pushコマンドをコピーします。シークレットは隠されます。</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Markdownとしてコピー</translation>
    </message>
    <message>
        <source>Copy what the selected jobs are and how they failed, for an issue or a chat.</source>
        <translation>選択したジョブの内容と失敗の経緯を、課題やチャット用にコピーします。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Use the light theme.</source>
        <translation>ライトテーマを使います。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Use the dark theme.</source>
        <translation>ダークテーマを使います。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Follow the system&apos;s light or dark setting.</source>
        <translation>システムの明暗の設定に従います。</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>狭い行</translation>
    </message>
    <message>
        <source>Show more rows of a table at once.</source>
        <translation>表の行を一度に多く表示します。</translation>
    </message>
    <message>
        <source>Usual rows</source>
        <translation>標準の行</translation>
    </message>
    <message>
        <source>Show the rows of tables at their usual height.</source>
        <translation>表の行を標準の高さで表示します。</translation>
    </message>
    <message>
        <source>Comfortable rows</source>
        <translation>広い行</translation>
    </message>
    <message>
        <source>Leave more room between the rows of tables.</source>
        <translation>表の行の間隔を広げます。</translation>
    </message>
    <message>
        <source>Relative times</source>
        <translation>相対時刻</translation>
    </message>
    <message>
        <source>Tell when something is seen from now: 6 s ago, in 2 min.</source>
        <translation>現在から見た時刻を示します：6秒前、2分後。</translation>
    </message>
    <message>
        <source>Local times</source>
        <translation>ローカル時刻</translation>
    </message>
    <message>
        <source>Tell times by the clock of this computer.</source>
        <translation>このコンピューターの時計で時刻を示します。</translation>
    </message>
    <message>
        <source>UTC times</source>
        <translation>UTC時刻</translation>
    </message>
    <message>
        <source>Tell times by universal time, as servers&apos; logs do.</source>
        <translation>サーバーのログのように協定世界時で示します。</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Draw everything larger.</source>
        <translation>すべてを大きく描きます。</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Draw everything smaller.</source>
        <translation>すべてを小さく描きます。</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>標準の大きさ</translation>
    </message>
    <message>
        <source>Draw everything at its usual size.</source>
        <translation>すべてを標準の大きさで描きます。</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <source>Use the whole screen.</source>
        <translation>画面全体を使います。</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>プレゼン</translation>
    </message>
    <message>
        <source>Show the page alone and large, for a room; Esc ends it.</source>
        <translation>会場向けにページだけを大きく表示します。Escで終了します。</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Change looks, times, language, safety and the engine.</source>
        <translation>外観、時刻、言語、安全、エンジンの設定を変えます。</translation>
    </message>
    <message>
        <source>Open a list of jobs first; those in the trash are restored.</source>
        <translation>先にジョブの一覧を開いてください。ゴミ箱のジョブは復元します。</translation>
    </message>
    <message>
        <source>Only for deleted jobs: open the Trash.</source>
        <translation>削除したジョブだけが対象です。ゴミ箱を開いてください。</translation>
    </message>
    <message>
        <source>Open Errors and select one of them first.</source>
        <translation>先に「エラー」を開いて1つ選択してください。</translation>
    </message>
    <message>
        <source>None of its jobs is dead or waiting for a retry.</source>
        <translation>デッドまたはリトライ待ちのジョブがありません。</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>先にジョブを選択してください。</translation>
    </message>
    <message>
        <source>Enqueue {n} jobs again</source>
        <translation>{n}件を再投入</translation>
    </message>
    <message>
        <source>Enqueue again</source>
        <translation>再投入</translation>
    </message>
    <message>
        <source>Enqueue new jobs with the same class, arguments and options.</source>
        <translation>同じクラス、引数、オプションで新しいジョブを投入します。</translation>
    </message>
    <message>
        <source>Retry group</source>
        <translation>グループをリトライ</translation>
    </message>
    <message>
        <source>Put all dead and retrying jobs that failed like this back in their queues.</source>
        <translation>同じように失敗したデッドとリトライ待ちのジョブをすべてキューに戻します。</translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation>グループを削除</translation>
    </message>
    <message>
        <source>Move all dead and retrying jobs that failed like this to the trash.</source>
        <translation>同じように失敗したデッドとリトライ待ちのジョブをすべてゴミ箱に移します。</translation>
    </message>
    <message>
        <source>Restore {n} jobs</source>
        <translation>{n}件を復元</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>Put the selected jobs back where they were before they were deleted.</source>
        <translation>選択したジョブを削除前の場所に戻します。</translation>
    </message>
    <message>
        <source>Restore the whole operation</source>
        <translation>操作全体を復元</translation>
    </message>
    <message>
        <source>Put back everything that was deleted together with the current job.</source>
        <translation>現在のジョブと一緒に削除されたものをすべて戻します。</translation>
    </message>
    <message>
        <source>Delete {n} jobs for good…</source>
        <translation>{n}件を完全に削除…</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>完全に削除…</translation>
    </message>
    <message>
        <source>Really delete the selected jobs. This cannot be undone.</source>
        <translation>選択したジョブを本当に削除します。元に戻せません。</translation>
    </message>
    <message>
        <source>Delete all {n} for good…</source>
        <translation>全{n}件を完全に削除…</translation>
    </message>
    <message>
        <source>Delete all for good…</source>
        <translation>すべて完全に削除…</translation>
    </message>
    <message>
        <source>Really delete every job that the page&apos;s filter matches. This cannot be undone.</source>
        <translation>ページのフィルターに一致するすべてのジョブを本当に削除します。元に戻せません。</translation>
    </message>
    <message>
        <source>Undo this</source>
        <translation>これを元に戻す</translation>
    </message>
    <message>
        <source>Take back the selected operation, as far as its jobs have not started.</source>
        <translation>ジョブがまだ始まっていない範囲で、選択した操作を取り消します。</translation>
    </message>
    <message>
        <source>Open the Journal and select something that can be undone.</source>
        <translation>操作履歴を開き、元に戻せる操作を選択してください。</translation>
    </message>
    <message>
        <source>A recording has no jobs to list.</source>
        <translation>記録には一覧できるジョブがありません。</translation>
    </message>
    <message>
        <source>Open a recording first.</source>
        <translation>先に記録を開いてください。</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>記録を開く…</translation>
    </message>
    <message>
        <source>Show a recorded session in a window of its own, and go through it.</source>
        <translation>記録したセッションを別のウィンドウで表示し、たどります。</translation>
    </message>
    <message>
        <source>Record this session…</source>
        <translation>このセッションを記録…</translation>
    </message>
    <message>
        <source>Write to a file what this window is told, to be opened again later.</source>
        <translation>このウィンドウが受け取る内容を、後で開けるようファイルに書き出します。</translation>
    </message>
    <message>
        <source>It is being recorded.</source>
        <translation>記録中です。</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>記録を終了</translation>
    </message>
    <message>
        <source>End the recording; its file is complete.</source>
        <translation>記録を終えます。ファイルは完全なものになります。</translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <translation>何も記録していません。</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>再生／一時停止</translation>
    </message>
    <message>
        <source>Let the time of the recording go by, or stand.</source>
        <translation>記録の時間を進めるか、止めます。</translation>
    </message>
    <message>
        <source>A second back</source>
        <translation>1秒戻る</translation>
    </message>
    <message>
        <source>Show what was a second before.</source>
        <translation>1秒前の様子を表示します。</translation>
    </message>
    <message>
        <source>A second on</source>
        <translation>1秒進む</translation>
    </message>
    <message>
        <source>Show what came a second later.</source>
        <translation>1秒後の様子を表示します。</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>遅く</translation>
    </message>
    <message>
        <source>Let the time of the recording go by more slowly.</source>
        <translation>記録の時間を遅く進めます。</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>速く</translation>
    </message>
    <message>
        <source>Let the time of the recording go by faster, up to a hundred times.</source>
        <translation>記録の時間を速く進めます（最大100倍）。</translation>
    </message>
    <message>
        <source>There is no chart on this page.</source>
        <translation>このページにグラフはありません。</translation>
    </message>
    <message>
        <source>There are no rows on this page.</source>
        <translation>このページに行はありません。</translation>
    </message>
    <message>
        <source>Save rows…</source>
        <translation>行を保存…</translation>
    </message>
    <message>
        <source>Save the selected rows, or all that match, as CSV, JSON or Markdown.</source>
        <translation>選択した行、または一致するすべての行をCSV、JSON、Markdownで保存します。</translation>
    </message>
    <message>
        <source>Copy rows as CSV</source>
        <translation>行をCSVとしてコピー</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all, for a spreadsheet.</source>
        <translation>選択した行またはすべての行を表計算用にコピーします。</translation>
    </message>
    <message>
        <source>Copy rows as JSON</source>
        <translation>行をJSONとしてコピー</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all, as a JSON list.</source>
        <translation>選択した行またはすべての行をJSONリストとしてコピーします。</translation>
    </message>
    <message>
        <source>Copy rows as Markdown</source>
        <translation>行をMarkdownとしてコピー</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all, as a table for an issue or a chat.</source>
        <translation>選択した行またはすべての行を、課題やチャット用の表としてコピーします。</translation>
    </message>
    <message>
        <source>Copy a card to share</source>
        <translation>共有カードをコピー</translation>
    </message>
    <message>
        <source>Copy a picture with the charts and the numbers of now; no names, no arguments.</source>
        <translation>現在のグラフと数値の画像をコピーします。名前や引数は含みません。</translation>
    </message>
    <message>
        <source>Save a card to share…</source>
        <translation>共有カードを保存…</translation>
    </message>
    <message>
        <source>Save the card that was copied last, or one of now.</source>
        <translation>最後にコピーしたカード、または現在のカードを保存します。</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>グラフをコピー</translation>
    </message>
    <message>
        <source>Copy the chart with title and legend as a picture.</source>
        <translation>タイトルと凡例付きのグラフを画像としてコピーします。</translation>
    </message>
    <message>
        <source>Save the chart as PNG…</source>
        <translation>グラフをPNGで保存…</translation>
    </message>
    <message>
        <source>Save the chart with title and legend as pixels.</source>
        <translation>タイトルと凡例付きのグラフをピクセルで保存します。</translation>
    </message>
    <message>
        <source>Save the chart as SVG…</source>
        <translation>グラフをSVGで保存…</translation>
    </message>
    <message>
        <source>Save the chart with title and legend as lines and text that stay sharp.</source>
        <translation>タイトルと凡例付きのグラフを、鮮明なままの線と文字で保存します。</translation>
    </message>
    <message>
        <source>This is a recording: nothing can be changed.</source>
        <translation>これは記録です。何も変更できません。</translation>
    </message>
    <message>
        <source>{place} does not answer: nothing can be changed now.</source>
        <translation>{place}が応答しません。今は何も変更できません。</translation>
    </message>
    <message>
        <source>This Redis is locked: unlock it first.</source>
        <translation>このRedisはロックされています。先にロックを解除してください。</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>このウィンドウは読み取り専用です。</translation>
    </message>
    <message>
        <source>Select jobs in the table first.</source>
        <translation>先に表でジョブを選択してください。</translation>
    </message>
    <message>
        <source>There are no jobs here.</source>
        <translation>ここにジョブはありません。</translation>
    </message>
    <message>
        <source>The engine belongs to another process; see the Processors page.</source>
        <translation>エンジンは別のプロセスのものです。「プロセッサー」ページを参照してください。</translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation>エンジンは動いていません。</translation>
    </message>
    <message>
        <source>On this Redis use “Start workers here…” on the Processors page.</source>
        <translation>このRedisでは、「プロセッサー」ページの「ここでワーカーを起動…」を使ってください。</translation>
    </message>
    <message>
        <source>Select a queue first.</source>
        <translation>先にキューを選択してください。</translation>
    </message>
    <message>
        <source>Select a processor first.</source>
        <translation>先にプロセッサーを選択してください。</translation>
    </message>
    <message>
        <source>Another process&apos;s engine works on this store already.</source>
        <translation>別のプロセスのエンジンがすでにこのストアで動いています。</translation>
    </message>
    <message>
        <source>The engine is running.</source>
        <translation>エンジンは動いています。</translation>
    </message>
    <message>
        <source>Not in the window of another application.</source>
        <translation>他のアプリケーションのウィンドウではできません。</translation>
    </message>
    <message>
        <source>The engine shares this window&apos;s process.</source>
        <translation>エンジンはこのウィンドウのプロセス内にあります。</translation>
    </message>
    <message>
        <source>It is starting.</source>
        <translation>起動中です。</translation>
    </message>
    <message>
        <source>The engine knows no demo jobs: enqueue yours, or run the demo.</source>
        <translation>エンジンはデモのジョブを知りません。自分のジョブを追加するか、デモを実行してください。</translation>
    </message>
    <message>
        <source>No job classes are loaded: open your jobs, or write a first job.</source>
        <translation>ジョブのクラスが読み込まれていません。自分のジョブを開くか、最初のジョブを書いてください。</translation>
    </message>
    <message>
        <source>The engine has not said yet which jobs it knows.</source>
        <translation>エンジンはまだ、どのジョブを知っているか伝えていません。</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Enqueued</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>予約</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>操作履歴</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>ゴミ箱</translation>
    </message>
    <message>
        <source>Lessons</source>
        <extracomment>Those of the lab, which come after them.</extracomment>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>プレイグラウンド</translation>
    </message>
    <message>
        <source>Backoff lab</source>
        <translation>バックオフ実験室</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>信頼性</translation>
    </message>
    <message>
        <source>Life of a job</source>
        <translation>ジョブの一生</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>負荷テスト</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>Pages that have a key; Ctrl+0 is the usual size, as everywhere.</extracomment>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Take back the last operation, as far as its jobs have not started.</source>
        <translation>ジョブがまだ始まっていない範囲で、最後の操作を取り消します。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>元に戻す操作がありません。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Do again what was taken back.</source>
        <translation>取り消した操作をもう一度行います。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>やり直す操作がありません。</translation>
    </message>
    <message>
        <source>Run the demo</source>
        <translation>デモを実行</translation>
    </message>
    <message>
        <source>Open the demo&apos;s own store and start its jobs.</source>
        <translation>デモ専用のストアを開き、ジョブを開始します。</translation>
    </message>
    <message>
        <source>The demo is open.</source>
        <translation>デモは開いています。</translation>
    </message>
    <message>
        <source>Open a lesson…</source>
        <translation>レッスンを開く…</translation>
    </message>
    <message>
        <source>See how queues, retries and backoff work, each in a few minutes.</source>
        <translation>キュー、リトライ、バックオフの仕組みを、それぞれ数分で見られます。</translation>
    </message>
    <message>
        <source>Open my jobs…</source>
        <translation>自分のジョブを開く…</translation>
    </message>
    <message>
        <source>Open a Python file with job classes, or a Kickboard database.</source>
        <translation>ジョブクラスのあるPythonファイル、またはKickboardのデータベースを開きます。</translation>
    </message>
    <message>
        <source>Connect to Redis…</source>
        <translation>Redisに接続…</translation>
    </message>
    <message>
        <source>Look at the jobs in a Redis, Sidekiq&apos;s too, in a window of its own.</source>
        <translation>Redis内のジョブ（Sidekiqのものも）を別のウィンドウで見ます。</translation>
    </message>
    <message>
        <source>Write a first job…</source>
        <translation>最初のジョブを書く…</translation>
    </message>
    <message>
        <source>Begin with eight lines of Python that are a job, save and open them.</source>
        <translation>ジョブになる8行のPythonから始め、保存して開きます。</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>コマンドパレット…</translation>
    </message>
    <message>
        <source>Find an action, a page, a queue or a job by a few letters.</source>
        <translation>数文字で操作、ページ、キュー、ジョブを探します。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Show all keys of the window.</source>
        <translation>ウィンドウのすべてのキーを表示します。</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>用語集</translation>
    </message>
    <message>
        <source>Say what queue, retry, backoff and the other words mean.</source>
        <translation>キュー、リトライ、バックオフなどの言葉の意味を示します。</translation>
    </message>
    <message>
        <source>Find jobs</source>
        <translation>ジョブを検索</translation>
    </message>
    <message>
        <source>Go to the query bar of this page.</source>
        <translation>このページの検索バーへ移動します。</translation>
    </message>
    <message>
        <source>Job detail</source>
        <translation>ジョブの詳細</translation>
    </message>
    <message>
        <source>Show or hide everything about the selected job.</source>
        <translation>選択したジョブの詳細を表示または非表示にします。</translation>
    </message>
    <message>
        <source>Log at the foot</source>
        <translation>下部のログ</translation>
    </message>
    <message>
        <source>Show or hide the log below the page.</source>
        <translation>ページの下のログを表示または非表示にします。</translation>
    </message>
    <message>
        <source>Narrow sidebar</source>
        <translation>狭いサイドバー</translation>
    </message>
    <message>
        <source>Show only the icons of the pages.</source>
        <translation>ページのアイコンだけを表示します。</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>動きを減らす</translation>
    </message>
    <message>
        <source>Let nothing slide or fade; charts move with each new number.</source>
        <translation>スライドやフェードをやめ、グラフは新しい数値ごとに動きます。</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Hold the rows where they are while you read.</source>
        <translation>読んでいる間、行をその場に留めます。</translation>
    </message>
    <message>
        <source>About Kickboard</source>
        <translation>Kickboardについて</translation>
    </message>
    <message>
        <source>Versions, paths and licences.</source>
        <translation>バージョン、パス、ライセンス。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Close the window and stop its engine.</source>
        <translation>ウィンドウを閉じ、エンジンを停止します。</translation>
    </message>
    <message>
        <source>Show the page {title}.</source>
        <translation>ページ「{title}」を表示します。</translation>
    </message>
    <message>
        <source>The jobs of this window are in no Redis.</source>
        <translation>このウィンドウのジョブはRedisにはありません。</translation>
    </message>
    <message>
        <source>Nothing is locked in this window.</source>
        <translation>このウィンドウでは何もロックされていません。</translation>
    </message>
    <message>
        <source>No Redis was unlocked in this window.</source>
        <translation>このウィンドウでロックを解除したRedisはありません。</translation>
    </message>
    <message>
        <source>The store answers: there is nothing to try.</source>
        <translation>ストアは応答しています。試すことはありません。</translation>
    </message>
    <message>
        <source>This window has started no workers.</source>
        <translation>このウィンドウが起動したワーカーはありません。</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>ロックを解除…</translation>
    </message>
    <message>
        <source>Let this window change the jobs in this Redis, until it is locked again.</source>
        <translation>再びロックするまで、このウィンドウからRedisのジョブを変更できるようにします。</translation>
    </message>
    <message>
        <source>Lock again</source>
        <translation>再びロック</translation>
    </message>
    <message>
        <source>Let this window only look at this Redis.</source>
        <translation>このウィンドウからはRedisを閲覧するだけにします。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>今すぐ試す</translation>
    </message>
    <message>
        <source>Ask the store that does not answer once more.</source>
        <translation>応答しないストアにもう一度問い合わせます。</translation>
    </message>
    <message>
        <source>Enter the password…</source>
        <translation>パスワードを入力…</translation>
    </message>
    <message>
        <source>Use another user and password for this Redis.</source>
        <translation>このRedisに別のユーザーとパスワードを使います。</translation>
    </message>
    <message>
        <source>Start workers here…</source>
        <translation>ここでワーカーを起動…</translation>
    </message>
    <message>
        <source>Run processes of this machine on this Redis; they end with the window.</source>
        <translation>このマシンのプロセスをこのRedisで動かします。ウィンドウとともに終了します。</translation>
    </message>
    <message>
        <source>Stop the workers</source>
        <translation>ワーカーを停止</translation>
    </message>
    <message>
        <source>Wait up to 25 s for the jobs of the workers started here, and stop them.</source>
        <translation>ここで起動したワーカーのジョブを最大25秒待ってから停止します。</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>The store does not answer: %s</source>
        <translation>ストアが応答しません：%s</translation>
    </message>
    <message>
        <source>The engine died: %s</source>
        <translation>エンジンが異常終了しました：%s</translation>
    </message>
    <message>
        <source>The engine died and is being restarted: %s</source>
        <translation>エンジンが異常終了したため再起動しています：%s</translation>
    </message>
    <message>
        <source>The engine died too often: %s</source>
        <translation>エンジンが繰り返し異常終了しました：%s</translation>
    </message>
    <message>
        <source>The engine cannot start: %s</source>
        <translation>エンジンを開始できません: %s</translation>
    </message>
    <message>
        <source>The engine cannot start, and tries it again: %s</source>
        <translation>エンジンを開始できません。再び試しています：%s</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>理由は不明</translation>
    </message>
    <message>
        <source>Recovered %s of an engine that died</source>
        <translation>異常終了したエンジンのジョブを回収しました：%s</translation>
    </message>
    <message>
        <source>1 was moved to Dead as poison</source>
        <translation>1件をポイズンとしてデッドへ移しました</translation>
    </message>
    <message>
        <source>%s were moved to Dead as poison</source>
        <translation>%s件をポイズンとしてデッドへ移しました</translation>
    </message>
    <message>
        <source>Everything is paused: no job starts.</source>
        <translation>すべて一時停止中です。ジョブは始まりません。</translation>
    </message>
    <message>
        <source>Kickboard&apos;s workers are paused; those of Sidekiq go on.</source>
        <translation>Kickboardのワーカーは一時停止中です。Sidekiqのワーカーは動き続けます。</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>The size changes with the next start.</source>
        <extracomment>Points the window has at least, unless the screen has fewer. Per cent at least while presenting.</extracomment>
        <translation>大きさは次回の起動から変わります。</translation>
    </message>
</context>
<context>
    <name>ArgumentEditor</name>
    <message>
        <source>Arguments as</source>
        <extracomment>Height in points of the JSON field, and what all fields get at most before they scroll.</extracomment>
        <translation>引数の表示</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Reveal secrets</source>
        <translation>シークレットを表示</translation>
    </message>
    <message>
        <source>Arguments as JSON</source>
        <translation>引数（JSON）</translation>
    </message>
</context>
<context>
    <name>ArgumentField</name>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
</context>
<context>
    <name>Arguments</name>
    <message>
        <source>text</source>
        <extracomment>What to type for a text of no characters. How JSON begins that is more than a number or a word.</extracomment>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>trueまたはfalse</translation>
    </message>
    <message>
        <source>JSON list</source>
        <translation>JSON配列</translation>
    </message>
    <message>
        <source>text or JSON</source>
        <translation>テキストまたは JSON</translation>
    </message>
    <message>
        <source>%s, optional</source>
        <translation>%s、省略可</translation>
    </message>
    <message>
        <source>is a JSON list, one element for each argument</source>
        <translation>はJSON配列です（引数ごとに1要素）</translation>
    </message>
    <message>
        <source>is needed</source>
        <translation>は必須です</translation>
    </message>
    <message>
        <source>is needed; %s is an empty text</source>
        <translation>は必須です。%sは空のテキストです</translation>
    </message>
    <message>
        <source>is one of %s</source>
        <translation>次のいずれかです: %s</translation>
    </message>
    <message>
        <source>%r is no whole number</source>
        <translation>%rは整数ではありません</translation>
    </message>
    <message>
        <source>%r is no number</source>
        <translation>%rは数値ではありません</translation>
    </message>
    <message>
        <source>JSON knows no infinity and no NaN</source>
        <translation>JSONには無限大もNaNもありません</translation>
    </message>
    <message>
        <source>is not JSON: a text is written in quotes, &quot;%s&quot;</source>
        <translation>JSON ではありません。テキストは引用符で囲みます: &quot;%s&quot;</translation>
    </message>
    <message>
        <source>is not JSON: %s</source>
        <translation>はJSONではありません：%s</translation>
    </message>
    <message>
        <source>line %d, column %d</source>
        <translation>%d行%d列</translation>
    </message>
    <message>
        <source>is nested too deep</source>
        <translation>は入れ子が深すぎます</translation>
    </message>
    <message>
        <source>the arguments are a list: [ … ]</source>
        <translation>引数は配列です：[ … ]</translation>
    </message>
    <message>
        <source>%s hides a value that stood elsewhere: reveal the secrets first</source>
        <translation>%sが別の場所の値を隠しています。先にシークレットを表示してください</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>The store does not answer</source>
        <extracomment>Lines shown; what is left is told as a number.</extracomment>
        <translation>ストアが応答しません</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>ログを表示</translation>
    </message>
    <message>
        <source>The engine died</source>
        <translation>エンジンが異常終了しました</translation>
    </message>
    <message>
        <source>The engine died and is being restarted</source>
        <translation>エンジンが異常終了し、再起動中です</translation>
    </message>
    <message>
        <source>The engine died too often and was given up</source>
        <translation>エンジンが繰り返し異常終了したため、再起動を断念しました</translation>
    </message>
    <message>
        <source>The engine is stopped</source>
        <translation>エンジンは停止しています</translation>
    </message>
    <message>
        <source>The engine is quiet: it starts no more jobs</source>
        <translation>エンジンは静止中で、ジョブを開始しません</translation>
    </message>
    <message>
        <source>The engine cannot reach its store</source>
        <translation>エンジンがストアに接続できません</translation>
    </message>
    <message>
        <source>The engine cannot start</source>
        <translation>エンジンを開始できません</translation>
    </message>
    <message>
        <source>Jobs wait until it runs.</source>
        <translation>動き出すまでジョブは待ちます。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起動</translation>
    </message>
    <message>
        <source>No processor here knows %s</source>
        <translation>ここに%sを知るプロセッサーがありません</translation>
    </message>
    <message>
        <source>Its jobs are left in their queue, no attempt used.</source>
        <translation>ジョブはキューに残り、試行回数は消費しません。</translation>
    </message>
    <message>
        <source>Load jobs…</source>
        <translation>ジョブを読み込む…</translation>
    </message>
    <message>
        <source>%s seems stuck</source>
        <translation>%sがハングしているようです</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>A thread was abandoned</source>
        <translation>スレッドを1つ放棄しました</translation>
    </message>
    <message>
        <source>%s threads were abandoned</source>
        <translation>%s個のスレッドを放棄しました</translation>
    </message>
    <message>
        <source>Their code does not come back; restart the engine.</source>
        <translation>コードが戻ってきません。エンジンを再起動してください。</translation>
    </message>
    <message>
        <source>%s %s dead: %s</source>
        <translation>%s件の%sがデッド：%s</translation>
    </message>
    <message>
        <source>%s %s will be retried: %s</source>
        <translation>%s件の%sがリトライ待ち：%s</translation>
    </message>
    <message>
        <source>error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Everything is paused</source>
        <translation>すべて一時停止中</translation>
    </message>
    <message>
        <source>No queue starts a job until it is resumed.</source>
        <translation>再開するまで、どのキューもジョブを開始しません。</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>すべて再開</translation>
    </message>
    <message>
        <source>1 job waits</source>
        <translation>1件が待機中</translation>
    </message>
    <message>
        <source>%s jobs wait</source>
        <translation>%s件が待機中</translation>
    </message>
    <message>
        <source>%s is paused</source>
        <translation>%sは一時停止中</translation>
    </message>
    <message>
        <source>{waiting}, since {time}</source>
        <translation>{waiting}（{time}から）</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
</context>
<context>
    <name>AttentionPanel</name>
    <message>
        <source>Needs attention</source>
        <extracomment>Height of a line with its detail, and of one without. Heights of the panel&apos;s head and of the line that tells how many more there are.</extracomment>
        <translation>要対応</translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation>対応が必要なものはありません</translation>
    </message>
    <message>
        <source>Errors, paused queues and stuck processors would stand here.</source>
        <translation>エラー、一時停止中のキュー、ハングしたプロセッサーがここに表示されます。</translation>
    </message>
    <message>
        <source>and %s more</source>
        <translation>ほか%s件</translation>
    </message>
</context>
<context>
    <name>Backoff</name>
    <message>
        <source>succeeded</source>
        <extracomment>An epoch second as a float is rounded to a quarter of a microsecond.</extracomment>
        <translation>成功</translation>
    </message>
    <message>
        <source>died</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>試行</translation>
    </message>
    <message>
        <source>Planned wait</source>
        <translation>予定の待ち時間</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>遅れ</translation>
    </message>
    <message>
        <source>Virtual time</source>
        <translation>仮想時間</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>実時間</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>%1 of %2 dots inside the band</source>
        <translation>%2点中%1点が範囲内</translation>
    </message>
    <message>
        <source>No retry before its time</source>
        <translation>予定より早いリトライはありません</translation>
    </message>
    <message>
        <source>No retry before its time; the latest %1 late</source>
        <translation>予定より早いリトライはなく、遅れは最大%1</translation>
    </message>
    <message>
        <source>%1 retries: %2, theory %3</source>
        <translation>リトライ%1回：%2、理論値%3</translation>
    </message>
    <message>
        <source>Sidekiq</source>
        <translation>Sidekiq</translation>
    </message>
    <message>
        <source>Full jitter</source>
        <translation>フルジッター</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>BackoffChart</name>
    <message>
        <source>Delay by retry</source>
        <extracomment>Seconds at which a line is drawn. The foot of the axis; a delay of nothing lies on it. Share of the accent in the band, over the panel. Points between two labels of the axis, at least.</extracomment>
        <translation>リトライごとの待ち時間</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) planned so far</source>
        <translation>
            <numerusform>これまでに予定された待ち%n回</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>リトライ</translation>
    </message>
</context>
<context>
    <name>BackoffLabPage</name>
    <message>
        <source>Backoff lab</source>
        <extracomment>Points that the table of attempts needs, and that of the herd&apos;s peaks. Points that a chart needs beside a table.</extracomment>
        <translation>バックオフ実験室</translation>
    </message>
    <message>
        <source>One job</source>
        <translation>1件のジョブ</translation>
    </message>
    <message>
        <source>A thousand together</source>
        <translation>1000件同時</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>実行対象</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>表示内容</translation>
    </message>
    <message>
        <source>Twenty days of retries in a few seconds</source>
        <translation>20日分のリトライを数秒で</translation>
    </message>
    <message>
        <source>A job that always fails runs in a sandbox with a fast clock, and you see when each retry comes; your own jobs are not touched.</source>
        <translation>必ず失敗するジョブを、速い時計のサンドボックスで実行し、各リトライがいつ来るかを見ます。自分のジョブには影響しません。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Delay before each retry</source>
        <translation>各リトライまでの待ち時間</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Show the other formulas, and their earlier runs.</source>
        <translation>他の式と、その以前の実行を表示します。</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>試行</translation>
    </message>
    <message>
        <source>Attempts a second</source>
        <translation>毎秒の試行数</translation>
    </message>
    <message>
        <source>Busiest second of each retry</source>
        <translation>各リトライの最も混む1秒</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>With jitter: %s</source>
        <translation>ジッターあり：%s</translation>
    </message>
    <message>
        <source>Without jitter</source>
        <translation>ジッターなし</translation>
    </message>
    <message>
        <source>Retry all %s</source>
        <translation>全%s件をリトライ</translation>
    </message>
    <message>
        <source>Dead after %s</source>
        <translation>%sでデッド</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>何も動いていません</translation>
    </message>
    <message>
        <source>Starting an engine in a sandbox</source>
        <translation>サンドボックスでエンジンを起動中</translation>
    </message>
    <message>
        <source>Time stands still</source>
        <translation>時間は止まっています</translation>
    </message>
    <message>
        <source>Time runs</source>
        <translation>時間は進んでいます</translation>
    </message>
    <message>
        <source>Brought back from the dead</source>
        <translation>デッドから復帰</translation>
    </message>
    <message>
        <source>Retried by hand: it succeeded</source>
        <translation>手動でリトライ：成功</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <extracomment>Icon and token of each kind of banner. Milliseconds a toast stays; one with an action stays longer. Points between a toast and the foot of its parent, and the right end of the bar it lies on.</extracomment>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>%s in all</source>
        <extracomment>Seconds over which a rate on a card is taken.</extracomment>
        <translation>合計%s</translation>
    </message>
    <message>
        <source>Jobs that succeeded, a second, in the last 3 seconds.</source>
        <translation>直近3秒間に成功したジョブの毎秒の件数。</translation>
    </message>
    <message>
        <source>%s succeed</source>
        <translation>%s成功</translation>
    </message>
    <message>
        <source>nothing ran</source>
        <translation>実行なし</translation>
    </message>
    <message>
        <source>Attempts that failed, a second; below, the share of the last minute that did not.</source>
        <translation>失敗した試行の毎秒の件数。下は直近1分の成功率。</translation>
    </message>
    <message>
        <source>in %s queues</source>
        <translation>%s個のキュー</translation>
    </message>
    <message>
        <source>Jobs that wait in a queue: %s.</source>
        <translation>キューで待つジョブ：%s。</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>待ちなし</translation>
    </message>
    <message>
        <source>in one queue</source>
        <translation>1個のキュー</translation>
    </message>
    <message>
        <source>in %s</source>
        <translation>%s</translation>
    </message>
    <message>
        <source>The job that waits longest came in at %s.</source>
        <translation>最も長く待つジョブの到着：%s。</translation>
    </message>
    <message>
        <source>no processors</source>
        <translation>プロセッサーなし</translation>
    </message>
    <message>
        <source> of %s</source>
        <translation> / %s</translation>
    </message>
    <message>
        <source>%s idle</source>
        <translation>空き%s</translation>
    </message>
    <message>
        <source>all at work</source>
        <translation>すべて稼働中</translation>
    </message>
    <message>
        <source>Processors that perform a job just now.</source>
        <translation>今ジョブを実行しているプロセッサー。</translation>
    </message>
    <message>
        <source>none waits</source>
        <translation>待ちなし</translation>
    </message>
    <message>
        <source>next %s</source>
        <translation>次は%s</translation>
    </message>
    <message>
        <source>now</source>
        <translation>今</translation>
    </message>
    <message>
        <source>The next retry is due at %s.</source>
        <translation>次のリトライの予定：%s。</translation>
    </message>
    <message>
        <source>%s more in a minute</source>
        <translation>1分で%s増</translation>
    </message>
    <message>
        <source>nothing died</source>
        <translation>新たなデッドなし</translation>
    </message>
    <message>
        <source>none new</source>
        <translation>新規なし</translation>
    </message>
    <message>
        <source>Jobs that used up their retries: %s.</source>
        <translation>リトライを使い果たしたジョブ：%s。</translation>
    </message>
</context>
<context>
    <name>Changing</name>
    <message>
        <source>Reschedule %s</source>
        <translation>%sの日時を変更</translation>
    </message>
    <message>
        <source>Move %s to a queue</source>
        <translation>%sを別のキューへ移動</translation>
    </message>
    <message>
        <source>The job is not here any more.</source>
        <translation>ジョブはもうここにありません。</translation>
    </message>
</context>
<context>
    <name>ChoiceStrip</name>
    <message>
        <source>Clear selection</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>All %s selected</source>
        <translation>全%s件を選択中</translation>
    </message>
    <message>
        <source>%s selected</source>
        <translation>%s件を選択中</translation>
    </message>
    <message>
        <source>Select all %s matching</source>
        <translation>一致する%s件をすべて選択</translation>
    </message>
    <message numerus="yes">
        <source>%n new row(s) above or below</source>
        <translation>
            <numerusform>上か下に新しい行%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) fewer by now</source>
        <translation>
            <numerusform>行が%n件減少</numerusform>
        </translation>
    </message>
    <message>
        <source>The list stands still while you read</source>
        <translation>読んでいる間、一覧は止まっています</translation>
    </message>
</context>
<context>
    <name>ClassTimes</name>
    <message>
        <source>Class</source>
        <extracomment>Seconds of the last bound of Sidekiq&apos;s histograms.</extracomment>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Close Kickboard</source>
        <extracomment>Seconds of grace that are offered first.</extracomment>
        <translation>Kickboardを閉じる</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n job(s) to end</source>
        <translation>
            <numerusform>%n件のジョブの終了を待っています</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine is stopping</source>
        <translation>エンジンを停止中</translation>
    </message>
    <message>
        <source>%d jobs are running</source>
        <translation>%d件のジョブを実行中</translation>
    </message>
    <message>
        <source>One job is running</source>
        <translation>1件のジョブを実行中</translation>
    </message>
    <message>
        <source>What does not end in time goes back to the front of its queue.</source>
        <translation>時間内に終わらないものはキューの先頭に戻ります。</translation>
    </message>
    <message>
        <source>Seconds to wait</source>
        <translation>待つ秒数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Wait for them</source>
        <translation>終わるまで待つ</translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation>この時間で停止</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>今すぐ閉じる</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Moved to the queue {queue}: {jobs}</source>
        <translation>キュー{queue}へ移動：{jobs}</translation>
    </message>
    <message>
        <source>Rescheduled {jobs}</source>
        <translation>{jobs}の日時を変更しました</translation>
    </message>
    <message>
        <source>{jid} is not {state} any more: it was left as it is</source>
        <translation>{jid}はもう{state}ではないため、そのままにしました</translation>
    </message>
    <message>
        <source>Enqueued the edited job {jid}; the old one is in the trash</source>
        <translation>編集したジョブ{jid}を投入しました。古いものはゴミ箱にあります</translation>
    </message>
    <message>
        <source>Deleted {jobs}</source>
        <translation>{jobs}を削除しました</translation>
    </message>
    <message>
        <source>{n} of {all} deleted, {left} already running or gone</source>
        <translation>{all}件中{n}件を削除。{left}件は実行中か、もうありません</translation>
    </message>
    <message>
        <source>Enqueued {jobs} again</source>
        <translation>{jobs}を再投入しました</translation>
    </message>
    <message>
        <source>Enqueued {jobs} again; {left} could not be: only the beginning of a long payload is kept</source>
        <translation>{jobs}を再投入しました。{left}件は不可：長いペイロードは先頭しか残っていません</translation>
    </message>
    <message>
        <source>Retried {jobs}</source>
        <translation>{jobs}をリトライしました</translation>
    </message>
    <message>
        <source>Enqueued {jobs}</source>
        <translation>{jobs}を投入しました</translation>
    </message>
    <message>
        <source>Moved to Dead: {jobs}</source>
        <translation>デッドへ移動：{jobs}</translation>
    </message>
    <message>
        <source>{jobs} stay where they are, for Dead holds {max} at most</source>
        <translation>{jobs}はそのまま残ります（デッドは最大{max}件）</translation>
    </message>
    <message>
        <source>stopped before {jobs}, which can still be undone</source>
        <translation>{jobs}を残して停止しました。残りはあとから元に戻せます</translation>
    </message>
    <message>
        <source>Restored {jobs}</source>
        <translation>{jobs}を復元しました</translation>
    </message>
    <message>
        <source>None of {jobs} could be restored: they have run or moved on</source>
        <translation>{jobs}はどれも復元できません：実行されたか移動しました</translation>
    </message>
    <message>
        <source>{n} of {all} restored, {left} already running or gone</source>
        <translation>{all}件中{n}件を復元。{left}件は実行中か、もうありません</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>%s of %s</source>
        <translation>%s / %s</translation>
    </message>
    <message>
        <source>%s, then stopped</source>
        <translation>%s（途中で停止）</translation>
    </message>
    <message>
        <source>Cleared the queue {queue}: {jobs}</source>
        <translation>キュー {queue} を空にしました：{jobs}</translation>
    </message>
    <message>
        <source>The queue {queue} is listed again</source>
        <translation>キュー{queue}を再び一覧に表示しました</translation>
    </message>
    <message>
        <source>The queue {queue} is not empty any more</source>
        <translation>キュー{queue}はもう空ではありません</translation>
    </message>
    <message>
        <source>Deleted the queue {queue}</source>
        <translation>キュー{queue}を削除しました</translation>
    </message>
    <message>
        <source>The job could not be restored: it has run or moved on</source>
        <translation>ジョブを復元できません：実行されたか移動しました</translation>
    </message>
    <message>
        <source>The job could not be deleted: it is running or gone</source>
        <translation>ジョブを削除できません：実行中か、もうありません</translation>
    </message>
    <message>
        <source>, then: %s</source>
        <translation>、その後：%s</translation>
    </message>
    <message>
        <source>Paused everything</source>
        <translation>すべてを一時停止しました</translation>
    </message>
    <message>
        <source>Resumed everything</source>
        <translation>すべてを再開しました</translation>
    </message>
    <message>
        <source>Paused the queue {queue}</source>
        <translation>キュー{queue}を一時停止しました</translation>
    </message>
    <message>
        <source>Resumed the queue {queue}</source>
        <translation>キュー{queue}を再開しました</translation>
    </message>
    <message>
        <source>Saved {rows} to {name}</source>
        <translation>{rows}を{name}に保存しました</translation>
    </message>
    <message>
        <source>{name} was not written: cancelled after {rows}</source>
        <translation>{name}は保存されませんでした：{rows}でキャンセル</translation>
    </message>
    <message>
        <source>Deleted {jobs} for good</source>
        <translation>{jobs}を完全に削除しました</translation>
    </message>
    <message>
        <source>The job could not be restored: nobody knows where it was</source>
        <translation>ジョブを復元できません：元の場所が不明です</translation>
    </message>
    <message>
        <source>None of {jobs} could be restored: nobody knows where they were</source>
        <translation>{jobs}はどれも復元できません：元の場所が不明です</translation>
    </message>
    <message>
        <source>{n} of {all} restored; nobody knows where the others were</source>
        <translation>{all}件中{n}件を復元、残りの元の場所は不明です</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>元に戻しました</translation>
    </message>
    <message>
        <source>It failed, so nothing is undone</source>
        <translation>失敗したため、元に戻すものはありません</translation>
    </message>
    <message>
        <source>Undo follows when this is done: {what}</source>
        <translation>次の処理が終わると元に戻します: {what}</translation>
    </message>
    <message>
        <source>what is under way</source>
        <translation>実行中の処理</translation>
    </message>
    <message>
        <source>Undo follows</source>
        <translation>このあと元に戻します</translation>
    </message>
    <message>
        <source>Asked to end: {jobs}</source>
        <translation>終了を依頼しました: {jobs}</translation>
    </message>
</context>
<context>
    <name>CompletedPage</name>
    <message>
        <source>The history keeps all successes up to 2,000 a second, of more a sample; for 30 days, 1,000,000 rows or 256 MB.</source>
        <translation>履歴は毎秒2&#x202f;000件までの成功をすべて、それ以上はサンプルを保存します。30日間、1&#x202f;000&#x202f;000行、256 MBまで。</translation>
    </message>
    <message>
        <source>%s of %s shown</source>
        <translation>%s / %s件を表示</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect to Redis</source>
        <extracomment>Token and icon of each level of what was found.</extracomment>
        <translation>Redisに接続</translation>
    </message>
    <message>
        <source>Shows the jobs of Sidekiq or Kickboard in a window of its own. It is locked: nothing is changed, and no worker is started, before you unlock it.</source>
        <translation>SidekiqやKickboardのジョブを専用のウィンドウに表示します。ロックを解除するまで何も変更されず、ワーカーも起動しません。</translation>
    </message>
    <message>
        <source>Recent connections</source>
        <translation>最近の接続</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>履歴から削除</translation>
    </message>
    <message>
        <source>What the test found</source>
        <translation>テストの結果</translation>
    </message>
    <message>
        <source>Test shows the server&apos;s version, memory, persistence and more.</source>
        <translation>テストすると、サーバーのバージョン、メモリ、永続化などが表示されます。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>テスト中…</translation>
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
        <translation>ホスト</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Keep in the keyring</source>
        <translation>キーリングに保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Production, say</source>
        <translation>例：本番</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
</context>
<context>
    <name>Connecting</name>
    <message>
        <source>It is being looked for.</source>
        <extracomment>What is offered first: where a Redis listens that nobody set up.</extracomment>
        <translation>探しています。</translation>
    </message>
    <message>
        <source>It needs one more package: pip install &apos;kickboard[keyring]&apos;.</source>
        <translation>追加のパッケージが必要です：pip install &apos;kickboard[keyring]&apos;</translation>
    </message>
    <message>
        <source>This desktop has no keyring that keeps passwords safely.</source>
        <translation>このデスクトップには、パスワードを安全に保管するキーリングがありません。</translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <source>Orange</source>
        <extracomment>Connections that are remembered. Key -&gt; word and ground of what a connection is marked with; white text stands on each.</extracomment>
        <translation>オレンジ</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>赤</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青緑</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>緑</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>Clear the queue %s</source>
        <extracomment>Processors, fewest and most.</extracomment>
        <translation>キュー%sを空にする</translation>
    </message>
    <message>
        <source>Processors %d to %d</source>
        <translation>プロセッサー %d → %d</translation>
    </message>
    <message>
        <source>There is no engine process.</source>
        <translation>エンジンのプロセスがありません。</translation>
    </message>
    <message>
        <source>The engine refused.</source>
        <translation>エンジンが拒否しました。</translation>
    </message>
    <message>
        <source>{process} is gone: it was not asked</source>
        <translation>{process} はもうありません。依頼しませんでした</translation>
    </message>
    <message>
        <source>Asked {process} to take no more jobs</source>
        <translation>{process} に新しいジョブを受けないよう依頼しました</translation>
    </message>
    <message>
        <source>Asked {process} to stop</source>
        <translation>{process} に停止を依頼しました</translation>
    </message>
    <message>
        <source>Asked {process} to write down what it does</source>
        <translation>{process} に実行内容の書き出しを依頼しました</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Copied %s</source>
        <extracomment>The actions that it does.</extracomment>
        <translation>%sをコピーしました</translation>
    </message>
</context>
<context>
    <name>CountDialog</name>
    <message>
        <source>This means %s. It can be undone.</source>
        <translation>対象は%sです。元に戻せます。</translation>
    </message>
    <message>
        <source>This means %s, gone for good. It cannot be undone.</source>
        <translation>対象は%sで、完全に削除されます。元に戻せません。</translation>
    </message>
    <message>
        <source>Type %s to go on</source>
        <translation>続けるには%sと入力</translation>
    </message>
    <message>
        <source>Number of jobs</source>
        <translation>ジョブの件数</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>1 job</source>
        <translation>1件のジョブ</translation>
    </message>
    <message>
        <source>{n} jobs</source>
        <translation>{n}件のジョブ</translation>
    </message>
    <message>
        <source>1 client</source>
        <translation>クライアント 1</translation>
    </message>
    <message>
        <source>%s clients</source>
        <translation>クライアント %s</translation>
    </message>
    <message>
        <source>1 processor</source>
        <translation>プロセッサー 1</translation>
    </message>
    <message>
        <source>%s processors</source>
        <translation>プロセッサー %s</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1行</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n}行</translation>
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
        <translation>最大</translation>
    </message>
    <message>
        <source>p99, few jobs</source>
        <extracomment>The 99th percentile where it comes from few samples: a curve of its own, dashed.</extracomment>
        <translation>p99（少数）</translation>
    </message>
    <message>
        <source>done</source>
        <extracomment>How far above the work that is done a burst of enqueued jobs may stretch the axis. A bulk push of thousands is over in a second; the curve of the work would be flat for a minute. Seconds between two looks while nothing happens; the curves go on as far, level. Seconds that the rates in the legend are of. Kind in the series, word, token, dashed.</extracomment>
        <translation>完了</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>retried</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>enqueued</source>
        <translation>待機</translation>
    </message>
</context>
<context>
    <name>Deaths</name>
    <message>
        <source>%s died</source>
        <extracomment>Milliseconds that deaths are gathered, and that lie between two notices at least. Dead jobs that are looked at; of more only the number is known. Pages on which deaths are seen as they come.</extracomment>
        <translation>%sがデッドになりました</translation>
    </message>
    <message>
        <source>%s: %s</source>
        <translation>%s：%s</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
</context>
<context>
    <name>DemoPanel</name>
    <message>
        <source>Enqueue demo jobs</source>
        <extracomment>Jobs a second, at most. Jobs at once, at most: what the demo&apos;s own mix makes in one go. The demo&apos;s jobs that push others; see `kickboard.demo.starter`.</extracomment>
        <translation>デモジョブを投入</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>一度に</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>When</source>
        <translation>実行日時</translation>
    </message>
    <message>
        <source>A mix of everything</source>
        <translation>いろいろ混ぜて</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今すぐ</translation>
    </message>
    <message>
        <source>In</source>
        <translation>後で</translation>
    </message>
    <message>
        <source>Seconds from now</source>
        <translation>今からの秒数</translation>
    </message>
    <message>
        <source>Files of a folder…</source>
        <translation>フォルダーのファイル…</translation>
    </message>
    <message>
        <source>Continuously</source>
        <translation>連続</translation>
    </message>
    <message>
        <source>Jobs a second</source>
        <translation>毎秒のジョブ数</translation>
    </message>
    <message>
        <source>Of the kind chosen above, until the slider is back at 0.</source>
        <translation>上で選んだ種類を、スライダーを0に戻すまで続けます。</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>障害</translation>
    </message>
    <message>
        <source>The demo&apos;s server fails</source>
        <translation>デモのサーバーが失敗する</translation>
    </message>
    <message>
        <source>Its webhook receiver is down</source>
        <translation>Webhookの受信側が停止中</translation>
    </message>
    <message>
        <source>job</source>
        <translation>件のジョブ</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>件のジョブ</translation>
    </message>
    <message>
        <source>Enqueue %s %s</source>
        <translation>%s%sを投入</translation>
    </message>
    <message>
        <source>Make checksums and thumbnails of the files in</source>
        <translation>チェックサムとサムネイルを作るフォルダー</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Open a file with jobs, or a Kickboard database</source>
        <extracomment>Queues of the demo with their weights, as `kickboard.demo.scenario` has them: the window imports no job. Milliseconds after the first window until garbage is taken in hand: it stands by then. Exit code after a second Ctrl+C.</extracomment>
        <translation>ジョブのファイルまたはKickboardのデータベースを開く</translation>
    </message>
    <message>
        <source>Jobs and stores (*.py *.db);;All files (*)</source>
        <translation>ジョブとストア (*.py *.db);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Something went wrong in this window</source>
        <translation>このウィンドウで問題が起きました</translation>
    </message>
    <message>
        <source>Jobs go on; the window may be wrong until it is reopened.</source>
        <translation>ジョブは続きますが、開き直すまで表示が正しくないことがあります。</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Close %s</source>
        <translation>%sを閉じる</translation>
    </message>
</context>
<context>
    <name>DueChart</name>
    <message>
        <source>When jobs are due</source>
        <extracomment>Points round the axis; of a dot; and beside one that still count as on it. Points of its height, and jobs that stand on each other in it.</extracomment>
        <translation>ジョブの実行予定</translation>
    </message>
    <message>
        <source>%1: %2 later</source>
        <extracomment>Says why nothing may be moved, &quot;&quot; where it may; asked when something is about to be.</extracomment>
        <translation>%1: %2後ろへ</translation>
    </message>
    <message>
        <source>%1: %2 earlier</source>
        <translation>%1: %2前へ</translation>
    </message>
    <message>
        <source>%s more at about this time</source>
        <translation>ほぼ同じ時刻にあと%s件</translation>
    </message>
    <message>
        <source>Drag it to another time</source>
        <translation>ドラッグして日時を変更</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message>
        <source>Edit and enqueue</source>
        <extracomment>Milliseconds without a key after which what was typed is read. Points that the arguments get beyond the least, so that what is wrong has room below a field.</extracomment>
        <translation>編集して投入</translation>
    </message>
    <message>
        <source>Job class</source>
        <translation>ジョブクラス</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>A new job is enqueued with these values and all its retries; %s (%s) goes to the trash. Undo brings it back, unless the new one has started.</source>
        <translation>これらの値とすべてのリトライで新しいジョブを投入し、%s（%s）はゴミ箱に移ります。新しいものが始まる前なら、元に戻せます。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>引数</translation>
    </message>
    <message>
        <source>When</source>
        <translation>実行日時</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Enqueue</source>
        <translation>投入</translation>
    </message>
</context>
<context>
    <name>EngineCard</name>
    <message>
        <source>Engine %s</source>
        <translation>エンジン %s</translation>
    </message>
    <message>
        <source>no processors</source>
        <translation>プロセッサーなし</translation>
    </message>
    <message>
        <source>%s of %s busy</source>
        <translation>%s / %s 稼働中</translation>
    </message>
</context>
<context>
    <name>EngineLink</name>
    <message>
        <source>It was asked to stop from outside.</source>
        <extracomment>Seconds a stopping engine gets beyond its grace before it is killed. Exit code of the command line for wrong use: starting again would not help. That for a store that cannot be opened: it may be there a little later. Seconds after a kill that was asked for until the engine starts again.</extracomment>
        <translation>外部から停止を要求されました。</translation>
    </message>
    <message>
        <source>It was killed.</source>
        <translation>強制終了されました。</translation>
    </message>
    <message>
        <source>signal %d</source>
        <translation>シグナル%d</translation>
    </message>
    <message>
        <source>exit code %d</source>
        <translation>終了コード%d</translation>
    </message>
    <message>
        <source>It ended with %s.</source>
        <translation>%sで終わりました。</translation>
    </message>
</context>
<context>
    <name>EngineState</name>
    <message>
        <source>paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>no process</source>
        <translation>プロセスなし</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1プロセス</translation>
    </message>
    <message>
        <source>{n} processes</source>
        <translation>{n}プロセス</translation>
    </message>
    <message>
        <source>starting</source>
        <extracomment>The words for states are those of the code.</extracomment>
        <translation>起動中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>稼働中</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>障害</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>停止処理中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>クラッシュ</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>再起動中</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>再起動断念</translation>
    </message>
</context>
<context>
    <name>EnqueueDialog</name>
    <message>
        <source>Enqueue a job</source>
        <extracomment>Most jobs that the form makes at once. Points for the words before the fields, so that both halves of the form line up. Points of a field of one line. Points of the screen for the window&apos;s frame and what lies at the screen&apos;s edges.</extracomment>
        <translation>ジョブを投入</translation>
    </message>
    <message>
        <source>Job class</source>
        <translation>ジョブクラス</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>When</source>
        <translation>実行日時</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今すぐ</translation>
    </message>
    <message>
        <source>In</source>
        <translation>後で</translation>
    </message>
    <message>
        <source>At</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Seconds from now</source>
        <translation>今からの秒数</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日付と時刻</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Enqueue</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>送信中…</translation>
    </message>
    <message>
        <source>Sent %d to the queue %s</source>
        <translation>%d件をキュー%sへ送りました</translation>
    </message>
</context>
<context>
    <name>Enqueueing</name>
    <message>
        <source>The engine refused.</source>
        <translation>エンジンが拒否しました。</translation>
    </message>
</context>
<context>
    <name>ErrorJobs</name>
    <message>
        <source>Jobs that failed like this</source>
        <extracomment>Characters of the newest message that are shown.</extracomment>
        <translation>同じように失敗したジョブ</translation>
    </message>
    <message>
        <source>None of its jobs is dead or waits for another try</source>
        <translation>デッドまたは次の試行を待つジョブがありません</translation>
    </message>
    <message>
        <source>Show %s dead</source>
        <translation>デッド%s件を表示</translation>
    </message>
    <message>
        <source>Show %s retrying</source>
        <translation>リトライ%s件を表示</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>%s kinds</source>
        <translation>%s種類</translation>
    </message>
    <message>
        <source>%s kind</source>
        <translation>%s種類</translation>
    </message>
    <message>
        <source>%s failures</source>
        <translation>失敗%s件</translation>
    </message>
    <message>
        <source>%s failure</source>
        <translation>失敗%s件</translation>
    </message>
    <message>
        <source>%s in the last hour, %s at most in a minute</source>
        <translation>直近1時間に%s件、毎分最大%s件</translation>
    </message>
</context>
<context>
    <name>ErrorsPage</name>
    <message>
        <source>Errors</source>
        <extracomment>Width of the page from which on a column is shown; the message matters more.</extracomment>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Failed last</source>
        <translation>最後の失敗</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>すべての期間</translation>
    </message>
    <message>
        <source>In the last 24 hours</source>
        <translation>直近24時間</translation>
    </message>
    <message>
        <source>In the last hour</source>
        <translation>直近1時間</translation>
    </message>
    <message>
        <source>Nothing failed in that time</source>
        <translation>その期間の失敗はありません</translation>
    </message>
    <message>
        <source>Show what failed before</source>
        <translation>以前の失敗を表示</translation>
    </message>
    <message>
        <source>Nothing has failed</source>
        <translation>失敗はありません</translation>
    </message>
    <message>
        <source>Failures are grouped here by their error, its place and its message.</source>
        <translation>失敗はエラー、場所、メッセージでまとめて表示されます。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Save rows</source>
        <translation>行を保存</translation>
    </message>
    <message>
        <source>Write secrets, too, instead of •••</source>
        <translation>•••の代わりにシークレットも書き出す</translation>
    </message>
    <message>
        <source>The file can be read by you alone. Nothing in it will be calculated by a spreadsheet.</source>
        <translation>ファイルは自分だけが読めます。表計算ソフトで計算されることはありません。</translation>
    </message>
    <message>
        <source>All %s</source>
        <translation>すべて（%s）</translation>
    </message>
    <message>
        <source>The selected %s</source>
        <translation>選択分（%s）</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
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
        <translation>形式</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>%s are too many to copy</source>
        <extracomment>Actions that every table&apos;s context menu offers besides its own.</extracomment>
        <translation>%sは多すぎてコピーできません</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Copied %s</source>
        <translation>%sをコピーしました</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表 (*.csv)</translation>
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
        <translation>行を保存</translation>
    </message>
</context>
<context>
    <name>FigureTile</name>
    <message>
        <source>Proved by %s</source>
        <extracomment>Milliseconds between two accounts while the page is seen. Points in which five small figures have room. Points left and right of a small figure. Points of width that a figure needs to say all. Points of a line of a figure&apos;s caption. Points that the account needs.</extracomment>
        <translation>証明：%s</translation>
    </message>
</context>
<context>
    <name>FirstJobDialog</name>
    <message>
        <source>Write a first job</source>
        <translation>最初のジョブを書く</translation>
    </message>
    <message>
        <source>Now yours</source>
        <translation>次は自分のジョブ</translation>
    </message>
    <message>
        <source>This is a whole job. Saved and opened, it gets a form of its own under Enqueue a job, and every time you save the file it is loaded again.</source>
        <translation>これでジョブの全体です。保存して開くと「ジョブを投入」に専用フォームができ、ファイルを保存するたびに読み直されます。</translation>
    </message>
    <message>
        <source>Code of the job</source>
        <translation>ジョブのコード</translation>
    </message>
    <message>
        <source>Save and open…</source>
        <translation>保存して開く…</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>Pythonファイル (*.py)</translation>
    </message>
    <message>
        <source>Save the job</source>
        <translation>ジョブを保存</translation>
    </message>
    <message>
        <source>It could not be saved: %s</source>
        <translation>保存できませんでした：%s</translation>
    </message>
</context>
<context>
    <name>FirstMinute</name>
    <message>
        <source>Killed while jobs ran: recovered %d, lost %d.</source>
        <extracomment>The demo&apos;s job that pushes the first minute; see `kickboard.demo.starter`. The demo&apos;s job that is dead at once and succeeds when it is retried. The demo&apos;s job that fails while the webhook receiver is down. Seconds a step stays when nothing else ends it. Seconds after which a step gives way to the next; the others wait for something.</extracomment>
        <translation>ジョブの実行中に強制終了：回収%d件、消失%d件。</translation>
    </message>
    <message>
        <source>The demo runs: letters, thumbnails, checksums, webhooks. Watch the lanes fill.</source>
        <translation>デモが動いています：手紙、サムネイル、チェックサム、Webhook。レーンが埋まっていきます。</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>The webhook server is down: its jobs wait for another try, longer each time.</source>
        <translation>Webhookサーバーが停止中です。ジョブは次の試行を、回を追うごとに長く待ちます。</translation>
    </message>
    <message>
        <source>See them count down</source>
        <translation>カウントダウンを見る</translation>
    </message>
    <message>
        <source>Now be unkind: this sends the engine a real SIGKILL while jobs run.</source>
        <translation>ここで意地悪をします。ジョブの実行中に、エンジンへ本物のSIGKILLを送ります。</translation>
    </message>
    <message>
        <source>Kill the engine</source>
        <translation>エンジンを強制終了</translation>
    </message>
    <message>
        <source>The engine is dead. The window is not: it starts another.</source>
        <translation>エンジンは落ちましたが、ウィンドウは無事です。新しいエンジンを起動します。</translation>
    </message>
    <message>
        <source>One job is dead: look at its trace, then press Retry. This time it succeeds.</source>
        <translation>ジョブが1件デッドになりました。トレースを見て［リトライ］を押すと、今度は成功します。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>It succeeded. Delete something too: Ctrl+Z brings it back.</source>
        <translation>成功しました。次は何か削除してみましょう。Ctrl+Zで元に戻せます。</translation>
    </message>
    <message>
        <source>That was all. With your own jobs everything works the same.</source>
        <translation>以上です。自分のジョブでもすべて同じように動きます。</translation>
    </message>
    <message>
        <source>Now yours…</source>
        <translation>次は自分のジョブ…</translation>
    </message>
</context>
<context>
    <name>FirstMinuteCard</name>
    <message>
        <source>Nothing here yet</source>
        <extracomment>After the demo: who wants to learn, to begin, who brings jobs, a Redis, or a class to try. After a job of the file that was opened: who wants to see more of them, or other ones.</extracomment>
        <translation>まだ何もありません</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>ジョブはまだありません</translation>
    </message>
    <message>
        <source>The demo runs real jobs in a store of its own: letters, thumbnails, webhooks that fail and are tried again. Your jobs are not touched.</source>
        <translation>デモは専用のストアで本物のジョブを実行します：手紙、サムネイル、失敗してリトライされるWebhook。自分のジョブには影響しません。</translation>
    </message>
    <message>
        <source>Your classes are loaded, and the engine waits for jobs. Choose one, fill in its arguments, and watch it run here.</source>
        <translation>クラスを読み込み、エンジンはジョブを待っています。一つ選んで引数を入力すると、ここで実行の様子が見られます。</translation>
    </message>
    <message>
        <source>Enqueue your first job…</source>
        <translation>最初のジョブを登録…</translation>
    </message>
</context>
<context>
    <name>Glossary</name>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>A call that is written down to be made later: a class, its arguments and options.</source>
        <translation>後で行うために書き留めた呼び出し。クラス、引数、オプションからなります。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Life of a job</source>
        <translation>ジョブの一生</translation>
    </message>
    <message>
        <source>Pushed, enqueued, busy, then completed; or retried, dead, discarded, in the trash. The page of that name in the sidebar draws it with the numbers of now.</source>
        <translation>投入、待機、実行、そして完了。またはリトライ、デッド、破棄、ゴミ箱。サイドバーの同名のページが現在の数とともに図示します。</translation>
    </message>
    <message>
        <source>JID</source>
        <translation>JID</translation>
    </message>
    <message>
        <source>The id of a job: 24 hexadecimal digits, the same for all its attempts.</source>
        <translation>ジョブのID。16進24桁で、すべての試行で同じです。</translation>
    </message>
    <message>
        <source>jid</source>
        <translation>jid</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>A line of jobs that wait to be run, the oldest of the highest priority first.</source>
        <translation>実行を待つジョブの列。優先度が高く、古いものが先です。</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Enqueued</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>In a queue, ready to run as soon as a processor is free.</source>
        <translation>キューの中にあり、プロセッサーが空き次第実行できます。</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>バックログ</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>A thread of the engine that runs one job at a time.</source>
        <translation>一度に1件のジョブを実行するエンジンのスレッド。</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>The process that takes jobs from the queues and runs them.</source>
        <translation>キューからジョブを取り出して実行するプロセス。</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Being run at this moment, or fetched to be run in the next.</source>
        <translation>今まさに実行中か、次に実行するため取り出されたもの。</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>予約</translation>
    </message>
    <message>
        <source>To be enqueued at a time that was given with it.</source>
        <translation>指定された時刻にキューへ入ります。</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>レイテンシ</translation>
    </message>
    <message>
        <source>How long the oldest job of a queue has waited. The first number to watch.</source>
        <translation>キューで最も古いジョブが待っている時間。最初に見るべき数値です。</translation>
    </message>
    <message>
        <source>Oldest job</source>
        <translation>最古のジョブ</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>A job that failed and will be tried again by itself, later each time.</source>
        <translation>失敗し、回ごとに間隔を広げて自動的に再実行されるジョブ。</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>Backoff</source>
        <translation>バックオフ</translation>
    </message>
    <message>
        <source>The growing wait between two attempts: about n⁴ seconds after the nth.</source>
        <translation>試行の間の、しだいに長くなる待ち時間。n回目の後は約n⁴秒です。</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>ジッター</translation>
    </message>
    <message>
        <source>A random part of the wait, so that jobs that failed together come back apart.</source>
        <translation>待ち時間に加える乱数。同時に失敗したジョブがばらけて戻ります。</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>Failed for the last time. Kept for 180 days, until it is retried by hand or deleted.</source>
        <translation>最後の試行に失敗。手動でリトライするか削除するまで180日間保存されます。</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Failed for good and kept nowhere, because its class says so.</source>
        <translation>最終的に失敗し、クラスの指定によりどこにも残りません。</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>ゴミ箱</translation>
    </message>
    <message>
        <source>Where deleted jobs are kept for 7 days; until then it can be undone.</source>
        <translation>削除したジョブを7日間保存する場所。その間は元に戻せます。</translation>
    </message>
    <message>
        <source>At least once</source>
        <translation>少なくとも1回</translation>
    </message>
    <message>
        <source>A job is never lost, but may run again when its engine dies in the middle of it.</source>
        <translation>ジョブは失われませんが、途中でエンジンが落ちると、もう一度実行されることがあります。</translation>
    </message>
    <message>
        <source>Ran twice</source>
        <translation>二重実行</translation>
    </message>
    <message>
        <source>Idempotent</source>
        <translation>べき等</translation>
    </message>
    <message>
        <source>Doing it twice has the same effect as doing it once. Jobs should be that.</source>
        <translation>2回行っても1回と同じ結果になること。ジョブはそうあるべきです。</translation>
    </message>
    <message>
        <source>Poison</source>
        <translation>ポイズン</translation>
    </message>
    <message>
        <source>A job that killed its process three times in 72 hours. It is buried, not tried again.</source>
        <translation>72時間に3回プロセスを落としたジョブ。リトライせず、デッドへ移します。</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>回収</translation>
    </message>
    <message>
        <source>Taken back into its queue after the engine that held it had died.</source>
        <translation>保持していたエンジンが落ちた後、キューに戻されたもの。</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>Pushed, and now neither here nor known to have gone.</source>
        <translation>投入されたのに、ここになく、行方も分からないもの。</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>用語集</translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation>言葉を検索</translation>
    </message>
    <message>
        <source>See the life of a job, live</source>
        <translation>ジョブの一生をライブで見る</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Page</source>
        <extracomment>Actions that are no use in the palette: it is open.</extracomment>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Run the workers nearer to Redis.</source>
        <translation>ワーカーをRedisの近くで動かしてください。</translation>
    </message>
    <message>
        <source>Set appendonly yes; with appendfsync always nothing is lost.</source>
        <translation>appendonly yesを設定してください。appendfsync alwaysなら何も失われません。</translation>
    </message>
    <message>
        <source>See its log and its disk: soon it refuses every write.</source>
        <translation>サーバーのログとディスクを確認してください。まもなく書き込みを受け付けなくなります。</translation>
    </message>
    <message>
        <source>{used} of {most} used</source>
        <translation>{most}中{used}を使用</translation>
    </message>
    <message>
        <source>{apart} between this machine and the server</source>
        <translation>このマシンとサーバーの差は{apart}</translation>
    </message>
    <message>
        <source>They fail and are retried where no worker knows them: load their modules.</source>
        <translation>知っているワーカーがなければ失敗してリトライされます。モジュールを読み込んでください。</translation>
    </message>
    <message>
        <source>opening</source>
        <extracomment>What was looked at -&gt; its name.</extracomment>
        <translation>接続</translation>
    </message>
    <message>
        <source>access</source>
        <translation>アクセス</translation>
    </message>
    <message>
        <source>version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>eviction</source>
        <translation>退避</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>ディスク</translation>
    </message>
    <message>
        <source>persistence</source>
        <translation>永続化</translation>
    </message>
    <message>
        <source>clocks</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>応答時間</translation>
    </message>
    <message>
        <source>rights</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Sidekiq</source>
        <translation>Sidekiq</translation>
    </message>
    <message>
        <source>engines</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>package</source>
        <translation>パッケージ</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>TLS, but the server&apos;s certificate is not looked at</source>
        <extracomment>Code -&gt; what was found, and what to do now.</extracomment>
        <translation>TLSですが、サーバー証明書を検証していません</translation>
    </message>
    <message>
        <source>Leave verify=no out; ?ca=FILE names an authority of your own.</source>
        <translation>verify=noを外してください。独自の認証局は?ca=FILEで指定できます。</translation>
    </message>
    <message>
        <source>{place} lets anybody in who can reach it</source>
        <translation>{place}は、到達できれば誰でも入れます</translation>
    </message>
    <message>
        <source>Set a password: requirepass, or an ACL user.</source>
        <translation>requirepassかACLユーザーでパスワードを設定してください。</translation>
    </message>
    <message>
        <source>with a password, but whoever listens on the way reads everything</source>
        <translation>パスワードはありますが、途中で傍受されるとすべて読まれます</translation>
    </message>
    <message>
        <source>Use TLS (rediss://) or a tunnel (redis+ssh://).</source>
        <translation>TLS（rediss://）かトンネル（redis+ssh://）を使ってください。</translation>
    </message>
    <message>
        <source>From 7.0 on, workers go on finishing jobs when its memory is full.</source>
        <translation>7.0以降なら、メモリがいっぱいでもワーカーはジョブを完了できます。</translation>
    </message>
    <message>
        <source>Kickboard needs Redis 6.2 or later, better 7.</source>
        <translation>KickboardにはRedis 6.2以降が必要です。7を推奨します。</translation>
    </message>
    <message>
        <source>master; replicas: {n}</source>
        <translation>マスター、レプリカ: {n}</translation>
    </message>
    <message>
        <source>a replica of {master}</source>
        <translation>{master}のレプリカ</translation>
    </message>
    <message>
        <source>Name the master: a replica is read-only.</source>
        <translation>マスターを指定してください。レプリカは読み取り専用です。</translation>
    </message>
    <message>
        <source>{policy}, though no maxmemory is set yet</source>
        <translation>{policy}。ただしmaxmemoryは未設定です</translation>
    </message>
    <message>
        <source>Set maxmemory-policy noeviction: jobs are no cache.</source>
        <translation>maxmemory-policy noevictionを設定してください。ジョブはキャッシュではありません。</translation>
    </message>
    <message>
        <source>{policy}: when it is full, Redis throws jobs away</source>
        <translation>{policy}: いっぱいになるとRedisがジョブを捨てます</translation>
    </message>
    <message>
        <source>Set maxmemory-policy noeviction.</source>
        <translation>maxmemory-policy noevictionを設定してください。</translation>
    </message>
    <message>
        <source>{used} used, no limit set</source>
        <translation>{used}を使用、上限なし</translation>
    </message>
    <message>
        <source>Raise maxmemory soon: a full Redis takes no new jobs.</source>
        <translation>早めにmaxmemoryを増やしてください。いっぱいのRedisは新しいジョブを受け付けません。</translation>
    </message>
    <message>
        <source>Raise maxmemory now, or let the workers catch up.</source>
        <translation>今すぐmaxmemoryを増やすか、ワーカーに処理を進めさせてください。</translation>
    </message>
    <message>
        <source>its last snapshot failed</source>
        <translation>最後のスナップショットに失敗しました</translation>
    </message>
    <message>
        <source>its last write of the log failed</source>
        <translation>最後のログの書き込みに失敗しました</translation>
    </message>
    <message>
        <source>append-only file</source>
        <translation>追記専用ファイル（AOF）</translation>
    </message>
    <message>
        <source>snapshots only: a crash of the server loses the jobs since the last</source>
        <translation>スナップショットのみ。サーバーが落ちると最後のスナップショット以降のジョブが失われます</translation>
    </message>
    <message>
        <source>nothing is written to disk: if the server ends, its jobs are gone</source>
        <translation>ディスクに何も書かれません。サーバーが終了するとジョブはなくなります</translation>
    </message>
    <message>
        <source>Set them by NTP: jobs come due by the clock of who looks.</source>
        <translation>NTPで合わせてください。ジョブの予定時刻は確認する側の時計で判断されます。</translation>
    </message>
    <message>
        <source>may look at the jobs</source>
        <translation>ジョブを参照できます</translation>
    </message>
    <message>
        <source>What a user for Kickboard needs: {rights}</source>
        <translation>Kickboard用ユーザーに必要な権限: {rights}</translation>
    </message>
    <message>
        <source>no other Sidekiq works here</source>
        <translation>ほかのSidekiqは動いていません</translation>
    </message>
    <message>
        <source>other processes: {n}, of Sidekiq {versions}</source>
        <translation>ほかのプロセス: {n}（Sidekiq {versions}）</translation>
    </message>
    <message>
        <source>engines of Kickboard: {n}</source>
        <translation>Kickboardのエンジン: {n}</translation>
    </message>
    <message>
        <source>engines of Kickboard: {n}; died: {dead}, which hold {held} jobs</source>
        <translation>Kickboardのエンジン: {n}、異常終了: {dead}（ジョブ{held}件を保持）</translation>
    </message>
    <message>
        <source>Start a worker: it gives their jobs back at once.</source>
        <translation>ワーカーを起動してください。保持されたジョブはすぐ戻されます。</translation>
    </message>
    <message>
        <source>classes of jobs to be run: {n}</source>
        <translation>実行待ちジョブのクラス: {n}</translation>
    </message>
    <message>
        <source>all {n} of jobs to be run are known</source>
        <translation>実行待ちジョブの{n}クラスはすべて既知です</translation>
    </message>
    <message>
        <source>unknown: {names}</source>
        <translation>未知: {names}</translation>
    </message>
    <message>
        <source>unknown: {names} and {more} more</source>
        <translation>未知: {names}、ほか{more}件</translation>
    </message>
    <message>
        <source>One more package is needed: pip install &apos;kickboard[redis]&apos;.</source>
        <translation>パッケージがもう1つ必要です: pip install &apos;kickboard[redis]&apos;。</translation>
    </message>
</context>
<context>
    <name>Herd</name>
    <message>
        <source>In theory</source>
        <translation>理論値</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>Without jitter</source>
        <translation>ジッターなし</translation>
    </message>
    <message>
        <source>With jitter</source>
        <translation>ジッターあり</translation>
    </message>
    <message>
        <source>Without jitter all %1 come in the same second, %2 of %3 times</source>
        <translation>ジッターなしでは全%1件が同じ1秒に来ます（%3回中%2回）</translation>
    </message>
    <message>
        <source>With jitter %1 of %2 peaks are as theory says</source>
        <translation>ジッターありでは%2個中%1個のピークが理論どおり</translation>
    </message>
</context>
<context>
    <name>HerdChart</name>
    <message>
        <source>Attempts a second</source>
        <extracomment>Colour of each retry in turn; the first attempt is the failure they share. Seconds of the axis before anything is known.</extracomment>
        <translation>毎秒の試行数</translation>
    </message>
</context>
<context>
    <name>JobAttempts</name>
    <message>
        <source>Attempts</source>
        <translation>試行</translation>
    </message>
    <message>
        <source>This class chooses its own delays, so none are foretold.</source>
        <translation>このクラスは待ち時間を自分で決めるため、予測はありません。</translation>
    </message>
    <message>
        <source>If all fail it is dead between %s and %s.</source>
        <translation>すべて失敗すると%s〜%sの間にデッドになります。</translation>
    </message>
    <message>
        <source>Attempts of an older version have no planned delay.</source>
        <translation>古いバージョンの試行には予定の待ち時間がありません。</translation>
    </message>
    <message>
        <source>A dot is a planned delay, the line above it how late the try came.</source>
        <translation>点は予定の待ち時間、その上の線は試行の遅れです。</translation>
    </message>
    <message>
        <source>dead ≈ %s</source>
        <translation>デッド ≈ %s</translation>
    </message>
</context>
<context>
    <name>JobDetail</name>
    <message>
        <source>The first %s of %s</source>
        <extracomment>Characters of an iterable job&apos;s cursor that are shown.</extracomment>
        <translation>先頭%s / 全%s</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>died</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>process died</source>
        <translation>プロセス異常終了</translation>
    </message>
    <message>
        <source>poison</source>
        <translation>ポイズン</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>待ち時間</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>実行時間</translation>
    </message>
    <message>
        <source>Next after</source>
        <translation>次まで</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>running for %s</source>
        <translation>実行時間 %s</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>due %s</source>
        <translation>予定 %s</translation>
    </message>
    <message>
        <source>next try %s</source>
        <translation>次の試行 %s</translation>
    </message>
    <message>
        <source>died %s</source>
        <translation>デッド %s</translation>
    </message>
    <message>
        <source>finished %s</source>
        <translation>完了 %s</translation>
    </message>
    <message>
        <source>discarded %s</source>
        <translation>破棄 %s</translation>
    </message>
    <message>
        <source>deleted; Undo brings it back for 7 days</source>
        <translation>削除済み。7日間は元に戻せます</translation>
    </message>
    <message>
        <source>enqueued %s</source>
        <translation>投入 %s</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>試行</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>First failed</source>
        <translation>最初の失敗</translation>
    </message>
    <message>
        <source>Last retried</source>
        <translation>最後のリトライ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>ペイロード</translation>
    </message>
    <message>
        <source>{n} of at most {all}</source>
        <translation>最大{all}回中{n}回</translation>
    </message>
    <message>
        <source>Goes on at</source>
        <translation>再開位置</translation>
    </message>
    <message>
        <source>Times begun</source>
        <translation>開始回数</translation>
    </message>
    <message>
        <source>Ran in all</source>
        <translation>合計実行時間</translation>
    </message>
    <message>
        <source>Asked to end</source>
        <translation>終了の依頼</translation>
    </message>
    <message>
        <source>It was asked to end, which it does between two steps.</source>
        <translation>終了を依頼済みです。ステップの区切りで終わります。</translation>
    </message>
    <message>
        <source>Only an iterable job can be ended, and this one has told of no step yet.</source>
        <translation>終了できるのはイテラブルジョブだけです。このジョブのステップはまだ知られていません。</translation>
    </message>
    <message>
        <source>Only an iterable job can be ended: between two of its steps.</source>
        <translation>終了できるのはイテラブルジョブだけです。ステップの区切りで終わります。</translation>
    </message>
</context>
<context>
    <name>JobDetailView</name>
    <message>
        <source>Job detail</source>
        <extracomment>Milliseconds before &quot;Loading…&quot; is worth saying. Points it likes. Of the window&apos;s width, at most. Jobs that Back remembers. The tabs, in their order.</extracomment>
        <translation>ジョブの詳細</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>引数</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>試行</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>生データ</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>関連</translation>
    </message>
    <message>
        <source>No job selected</source>
        <translation>ジョブが選択されていません</translation>
    </message>
    <message>
        <source>Select a job to see everything about it.</source>
        <translation>ジョブを選択すると、すべての情報が表示されます。</translation>
    </message>
    <message>
        <source>The store does not answer</source>
        <translation>ストアが応答しません</translation>
    </message>
    <message>
        <source>This job is gone</source>
        <translation>このジョブはもうありません</translation>
    </message>
    <message>
        <source>It has finished or was deleted, and the history does not keep it.</source>
        <translation>完了または削除され、履歴にも残っていません。</translation>
    </message>
    <message>
        <source>Nothing in {store} has that ID, nor is it in its history. Look for a typing error; or the job ended long ago, or is in another store: open that one with File, Open my jobs.</source>
        <translation>{store}にもその履歴にも、このIDのジョブはありません。入力ミスか、ずっと前に終わったか、別のストアにあります。別のストアは「ファイル」の「自分のジョブを開く」で開けます。</translation>
    </message>
    <message>
        <source>There is no job {jid}</source>
        <translation>ジョブ {jid} はありません</translation>
    </message>
    <message>
        <source>This Redis is locked: unlock it first.</source>
        <translation>このRedisはロックされています。先にロックを解除してください。</translation>
    </message>
    <message>
        <source>The store does not answer.</source>
        <translation>ストアが応答しません。</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>このウィンドウは読み取り専用です。</translation>
    </message>
    <message>
        <source>The store is not open.</source>
        <translation>ストアが開いていません。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
</context>
<context>
    <name>JobError</name>
    <message>
        <source>Message</source>
        <extracomment>Pixels: three lines of an error&apos;s message. What the box offers beside the other attempts.</extracomment>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Backtrace</source>
        <translation>バックトレース</translation>
    </message>
    <message>
        <source>The error before</source>
        <translation>前のエラー</translation>
    </message>
    <message>
        <source>The next error</source>
        <translation>次のエラー</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Error and trace</source>
        <translation>エラーとトレース</translation>
    </message>
    <message>
        <source>Against the one before</source>
        <translation>前のものと比較</translation>
    </message>
    <message>
        <source>Against attempt %s</source>
        <translation>試行%sと比較</translation>
    </message>
    <message>
        <source>Error %s of %s</source>
        <translation>エラー %s / %s</translation>
    </message>
    <message>
        <source>The option “backtrace” keeps it; the history has it for 30 days.</source>
        <translation>オプション「backtrace」で保存されます。履歴には30日間あります。</translation>
    </message>
    <message>
        <source>No backtrace was kept</source>
        <translation>バックトレースは保存されていません</translation>
    </message>
    <message>
        <source>This job has not failed</source>
        <translation>このジョブは失敗していません</translation>
    </message>
    <message>
        <source>− attempt %s   + attempt %s</source>
        <translation>− 試行%s   + 試行%s</translation>
    </message>
    <message>
        <source>Both failed in exactly the same way</source>
        <translation>どちらもまったく同じように失敗しました</translation>
    </message>
    <message>
        <source>lines the same: %s, gone: %s, new: %s</source>
        <translation>同じ行：%s、消えた行：%s、新しい行：%s</translation>
    </message>
</context>
<context>
    <name>JobFilter</name>
    <message>
        <source>Class</source>
        <extracomment>Points of the list of classes at most: the query is what one types into.</extracomment>
        <translation>クラス</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>すべてのクラス</translation>
    </message>
</context>
<context>
    <name>JobHead</name>
    <message>
        <source>Back to the job before</source>
        <extracomment>What is asked of iterable jobs only, so not by the state alone.</extracomment>
        <translation>前のジョブに戻る</translation>
    </message>
    <message>
        <source>Open in a window</source>
        <translation>別ウィンドウで開く</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ジョブID</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>リンク</translation>
    </message>
    <message>
        <source>Python call</source>
        <translation>Python呼び出し</translation>
    </message>
    <message>
        <source>Ruby perform_async</source>
        <translation>Ruby perform_async</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>コマンドライン</translation>
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
        <translation>ジョブIDをコピー</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>今すぐリトライ</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>今すぐ実行</translation>
    </message>
    <message>
        <source>End the job</source>
        <translation>ジョブを終了</translation>
    </message>
    <message>
        <source>Move to Dead</source>
        <translation>デッドへ移動</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>What is here is no job</source>
        <translation>ここにあるのはジョブではありません</translation>
    </message>
</context>
<context>
    <name>JobLog</name>
    <message>
        <source>Log of this job</source>
        <extracomment>Characters of a line that are shown; what a job logs may have megabytes.</extracomment>
        <translation>このジョブのログ</translation>
    </message>
    <message>
        <source>No log lines of this job</source>
        <translation>このジョブのログはありません</translation>
    </message>
    <message>
        <source>What it logs and prints while this window&apos;s engine runs it stands here.</source>
        <translation>このウィンドウのエンジンが実行する間のログと出力がここに表示されます。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobPayload</name>
    <message>
        <source>Arguments</source>
        <translation>引数</translation>
    </message>
    <message>
        <source>Payload as stored</source>
        <translation>保存されたままのペイロード</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み取り中…</translation>
    </message>
    <message>
        <source>Hide secrets</source>
        <translation>シークレットを隠す</translation>
    </message>
    <message>
        <source>Secrets are hidden</source>
        <translation>シークレットは隠されています</translation>
    </message>
    <message>
        <source>Save the payload</source>
        <translation>ペイロードを保存</translation>
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
        <translation>関連ジョブ</translation>
    </message>
    <message>
        <source>No other job has to do with this one</source>
        <translation>関係するジョブはほかにありません</translation>
    </message>
    <message>
        <source>Its clones, jobs with the same arguments or the same error stand here.</source>
        <translation>複製、または同じ引数や同じエラーのジョブがここに表示されます。</translation>
    </message>
    <message>
        <source>Of its class the newest %s of each state are looked at.</source>
        <translation>同じクラスの各状態の新しい%s件を調べます。</translation>
    </message>
    <message>
        <source>Show all %s of this error</source>
        <translation>このエラーの全%s件を表示</translation>
    </message>
</context>
<context>
    <name>JobSet</name>
    <message>
        <source>Enqueued</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>No job is waiting</source>
        <translation>待っているジョブはありません</translation>
    </message>
    <message>
        <source>Jobs that are pushed wait here for a processor.</source>
        <translation>投入されたジョブはここでプロセッサーを待ちます。</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>予約</translation>
    </message>
    <message>
        <source>Nothing is scheduled</source>
        <translation>予約はありません</translation>
    </message>
    <message>
        <source>Jobs for a later time wait here until they are due.</source>
        <translation>後で行うジョブは、時刻が来るまでここで待ちます。</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>No job is waiting for another try</source>
        <translation>次の試行を待つジョブはありません</translation>
    </message>
    <message>
        <source>A job that fails comes here and is tried again later.</source>
        <translation>失敗したジョブはここに来て、後でリトライされます。</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>Nothing is dead</source>
        <translation>デッドはありません</translation>
    </message>
    <message>
        <source>A job whose tries are used up comes here, and can be tried again.</source>
        <translation>試行回数を使い切ったジョブがここに入り、再試行できます。</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>No job has finished yet</source>
        <translation>完了したジョブはまだありません</translation>
    </message>
    <message>
        <source>Jobs that succeed stand here, the latest first.</source>
        <translation>成功したジョブが新しい順に表示されます。</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>ゴミ箱</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>ゴミ箱は空です</translation>
    </message>
    <message>
        <source>Deleted jobs wait here for 7 days and can be restored.</source>
        <translation>削除したジョブは7日間ここに残り、復元できます。</translation>
    </message>
    <message>
        <source>Deleted jobs are kept for 7 days, then they are gone for good.</source>
        <translation>削除したジョブは7日間保存され、その後完全に消えます。</translation>
    </message>
</context>
<context>
    <name>JobSetPage</name>
    <message>
        <source>%s of %s</source>
        <extracomment>Chosen jobs that are looked up when the store changed, to see whether they are there still.</extracomment>
        <translation>%s / %s</translation>
    </message>
</context>
<context>
    <name>JobState</name>
    <message>
        <source>enqueued</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>予約</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>trash</source>
        <translation>ゴミ箱</translation>
    </message>
</context>
<context>
    <name>JobWindow</name>
    <message>
        <source>Job %s</source>
        <extracomment>Points at the start, and at least.</extracomment>
        <translation>ジョブ %s</translation>
    </message>
</context>
<context>
    <name>JobsPreview</name>
    <message>
        <source>Looking…</source>
        <extracomment>Jobs that are shown one by one. Jobs that are looked at to say how many of which class there are. Classes that are named.</extracomment>
        <translation>調べています…</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>その他%n</numerusform>
        </translation>
    </message>
    <message>
        <source>%s of the first %s</source>
        <translation>%s件（最初の%s件中）</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Undone elsewhere, or too long ago</source>
        <translation>別の場所で元に戻されたか、古すぎます</translation>
    </message>
    <message>
        <source>%s enqueued</source>
        <translation>%sをキューに入れました</translation>
    </message>
    <message>
        <source>%s scheduled</source>
        <translation>%sを予約しました</translation>
    </message>
    <message>
        <source>%s put among the retries</source>
        <translation>%sをリトライに入れました</translation>
    </message>
    <message>
        <source>%s moved to Dead</source>
        <translation>%sをデッドへ移動しました</translation>
    </message>
    <message>
        <source>%s deleted</source>
        <translation>%sを削除しました</translation>
    </message>
    <message>
        <source>this window</source>
        <translation>このウィンドウ</translation>
    </message>
    <message>
        <source>elsewhere, or before</source>
        <translation>別の場所、または以前</translation>
    </message>
</context>
<context>
    <name>JournalPage</name>
    <message>
        <source>Journal</source>
        <translation>操作履歴</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>まだ操作はありません</translation>
    </message>
    <message>
        <source>Retrying, deleting, pausing: what is done stands here, and can be undone.</source>
        <translation>リトライ、削除、一時停止などの操作がここに表示され、元に戻せます。</translation>
    </message>
    <message>
        <source>%s can be undone</source>
        <translation>%s件を元に戻せます</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>KeysTab</name>
    <message>
        <source>Find an action or a key</source>
        <translation>操作かキーを検索</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作とキー</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新しいキー</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>このキーを使う</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>キーなし</translation>
    </message>
    <message>
        <source>Usual key</source>
        <translation>標準のキー</translation>
    </message>
    <message>
        <source>%s belongs to tables and dialogs.</source>
        <translation>%sは表とダイアログのものです。</translation>
    </message>
    <message>
        <source>%s is the key of %s, which would lose it.</source>
        <translation>%sは「%s」のキーで、そこでは使えなくなります。</translation>
    </message>
    <message>
        <source>Press a new key for %s.</source>
        <translation>「%s」の新しいキーを押してください。</translation>
    </message>
</context>
<context>
    <name>KillDialog</name>
    <message>
        <source>Kill the engine</source>
        <translation>エンジンを強制終了</translation>
    </message>
    <message>
        <source>Kill the engine with a real SIGKILL?</source>
        <translation>本物のSIGKILLでエンジンを強制終了しますか？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>No job runs at this moment.</source>
        <translation>今、実行中のジョブはありません。</translation>
    </message>
    <message>
        <source>One job runs now. It ends in the middle of what it does, and runs again from the start. Letters may be sent twice.</source>
        <translation>1件のジョブが実行中です。途中で中断され、最初からもう一度実行されます。手紙が二重に送られることがあります。</translation>
    </message>
    <message>
        <source>%d jobs run now. They end in the middle of what they do, and run again from the start. Letters may be sent twice.</source>
        <translation>%d件のジョブが実行中です。途中で中断され、最初からもう一度実行されます。手紙が二重に送られることがあります。</translation>
    </message>
    <message>
        <source>These are your own jobs, not the demo&apos;s.</source>
        <translation>これらはデモではなく、自分のジョブです。</translation>
    </message>
    <message>
        <source>Nothing is lost: the engine starts again by itself and takes up what the dead one held.</source>
        <translation>何も失われません。エンジンは自動で再起動し、落ちたエンジンのジョブを引き継ぎます。</translation>
    </message>
</context>
<context>
    <name>KillStrip</name>
    <message>
        <source>Kills in this session</source>
        <extracomment>Seconds that the strip is wide at least, and the part of it kept free at the right.</extracomment>
        <translation>このセッションでの強制終了</translation>
    </message>
</context>
<context>
    <name>LabClocks</name>
    <message>
        <source>Virtual time</source>
        <extracomment>Seconds up to which tenths are told: real processes are done in as many.</extracomment>
        <translation>仮想時間</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>実時間</translation>
    </message>
</context>
<context>
    <name>LabSetup</name>
    <message>
        <source>Formula</source>
        <translation>式</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>ジッター</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
</context>
<context>
    <name>LabTransport</name>
    <message>
        <source>From the start (R)</source>
        <extracomment>Steps of the slider from the slowest to the fastest, each the same factor.</extracomment>
        <translation>最初から (R)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>再生 (Space)</translation>
    </message>
    <message>
        <source>To the next attempt (→)</source>
        <translation>次の試行へ (→)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Leap over waits</source>
        <translation>待ちを飛ばす</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>一時停止 (Space)</translation>
    </message>
    <message>
        <source>as fast as it can</source>
        <translation>できるだけ速く</translation>
    </message>
    <message>
        <source>Time stands still while the herd&apos;s jobs run and leaps as soon as none does: otherwise a second of running would be an hour between them.</source>
        <translation>群れのジョブの実行中は時間が止まり、実行が終わるとすぐ飛びます。そうしないと、1秒の実行が1時間の差になります。</translation>
    </message>
    <message>
        <source>Show no wait longer than a moment: then time leaps to its end.</source>
        <translation>待ちは一瞬だけ見せ、終わりまで時間を飛ばします。</translation>
    </message>
</context>
<context>
    <name>LatencyChart</name>
    <message>
        <source>Latency</source>
        <extracomment>Seconds between two points of an hour; otherwise there is one each second.</extracomment>
        <translation>レイテンシ</translation>
    </message>
</context>
<context>
    <name>LessonCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <extracomment>How narrow a card may become. Points below the drawing without the sentence, and how high the drawing is at least and most.</extracomment>
        <translation>
            <numerusform>%n分</numerusform>
        </translation>
    </message>
    <message>
        <source>after %s</source>
        <translation>%sの後</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>途中</translation>
    </message>
</context>
<context>
    <name>LessonChart</name>
    <message>
        <source>Chart of the lesson</source>
        <extracomment>Share of its colour that a curve of the former run has. Marks of the value axis at most, and the points that each needs.</extracomment>
        <translation>レッスンのグラフ</translation>
    </message>
    <message>
        <source>before</source>
        <translation>以前</translation>
    </message>
</context>
<context>
    <name>LessonGallery</name>
    <message>
        <source>Reading the lessons</source>
        <translation>レッスンを読み込んでいます</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>The lessons cannot be read</source>
        <translation>レッスンを読み込めません</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2件中%1件完了</translation>
    </message>
    <message>
        <source>Go on with lesson %s</source>
        <translation>レッスン%sを続ける</translation>
    </message>
    <message>
        <source>Begin with lesson %s</source>
        <translation>レッスン%sから始める</translation>
    </message>
</context>
<context>
    <name>LessonGuide</name>
    <message>
        <source>Predict</source>
        <extracomment>Milliseconds that the slider stands still before what it says is run.</extracomment>
        <translation>予想</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Skip the question</source>
        <translation>質問をスキップ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>見どころ</translation>
    </message>
    <message>
        <source>Prove</source>
        <translation>証明</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変えてみる</translation>
    </message>
    <message>
        <source>What to take home</source>
        <translation>まとめ</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>次のレッスン</translation>
    </message>
    <message>
        <source>Play with it in the backoff lab</source>
        <translation>バックオフ実験室で試す</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>もう一度実行</translation>
    </message>
    <message>
        <source>You were right.</source>
        <translation>正解です。</translation>
    </message>
    <message>
        <source>It is another one.</source>
        <translation>正解は別の答えです。</translation>
    </message>
</context>
<context>
    <name>LessonPlayer</name>
    <message>
        <source>The engine runs one after the other: %1 of %2</source>
        <extracomment>Points in which stage and chart have room beside each other. Seconds between two looks at the numbers that the chart is made of. Seconds between two looks at where in a growing run things happen. Wall seconds that a run is shown for, at least. Seconds that one frame may stand for: a window that was hidden does not leap. Makes the parts of the stage for a run. Makes the plot of a moment, and says up to which x it is seen.</extracomment>
        <translation>エンジンは順番に実行しています：%2件中%1件目</translation>
    </message>
</context>
<context>
    <name>LessonScrubber</name>
    <message>
        <source>Place in the run</source>
        <extracomment>Parts of the strip that events are counted in.</extracomment>
        <translation>実行の位置</translation>
    </message>
</context>
<context>
    <name>LessonStage</name>
    <message>
        <source>Jobs, processors and retries</source>
        <extracomment>Share of a colour in the ground of what it stands for.</extracomment>
        <translation>ジョブ、プロセッサー、リトライ</translation>
    </message>
    <message>
        <source>%1 waiting, %2 running, %3 to be retried, %4 done, %5 dead</source>
        <translation>待機%1、実行中%2、リトライ待ち%3、完了%4、デッド%5</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed tries</source>
        <translation>失敗した試行</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>Mean wait</source>
        <translation>平均待ち時間</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>起きたこと</translation>
    </message>
    <message>
        <source>A worker process started</source>
        <translation>ワーカープロセスが起動しました</translation>
    </message>
    <message>
        <source>A worker process was killed</source>
        <translation>ワーカープロセスが強制終了されました</translation>
    </message>
    <message>
        <source>A worker process stopped</source>
        <translation>ワーカープロセスが停止しました</translation>
    </message>
    <message>
        <source>The batch is complete</source>
        <translation>バッチが完了しました</translation>
    </message>
    <message>
        <source>The batch has succeeded</source>
        <translation>バッチが成功しました</translation>
    </message>
    <message>
        <source>Waiting for the next try</source>
        <translation>次の試行を待つジョブ</translation>
    </message>
</context>
<context>
    <name>LessonTransport</name>
    <message>
        <source>To the start (Home)</source>
        <extracomment>Steps of the slider from the slowest to the fastest, each the same factor. Points in which all controls have room beside each other, in every language.</extracomment>
        <translation>先頭へ (Home)</translation>
    </message>
    <message>
        <source>One step back (←)</source>
        <translation>1つ戻る (←)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>再生 (Space)</translation>
    </message>
    <message>
        <source>One step (→)</source>
        <translation>1つ進む (→)</translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation>最後へ (End)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Skip waits</source>
        <translation>待ちを飛ばす</translation>
    </message>
    <message>
        <source>Show no wait longer than a moment: then time leaps on.</source>
        <translation>待ちは一瞬だけ見せ、その先へ時間を飛ばします。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>The same seed gives the same numbers.</source>
        <translation>同じシードなら同じ数値になります。</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>一時停止 (Space)</translation>
    </message>
</context>
<context>
    <name>LessonView</name>
    <message>
        <source>Lessons</source>
        <extracomment>The seed of a run where nobody chose another. All variants, in the switch between them. Variants that have room on the stage together. Points of a lesson&apos;s name that other things do not take.</extracomment>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>印刷…</translation>
    </message>
    <message>
        <source>Save this lesson and its run as one HTML file to print.</source>
        <translation>このレッスンと実行結果を印刷用のHTMLファイルに保存します。</translation>
    </message>
    <message>
        <source>What do you think will happen?</source>
        <translation>何が起こると思いますか？</translation>
    </message>
    <message>
        <source>Press Run</source>
        <translation>「実行」を押してください</translation>
    </message>
    <message>
        <source>The curve is drawn while it runs</source>
        <translation>実行中に曲線が描かれます</translation>
    </message>
    <message>
        <source>The engine is at work</source>
        <translation>エンジンが動いています</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>並べて</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>表示するもの</translation>
    </message>
    <message>
        <source>Save a sheet to print</source>
        <translation>印刷用シートを保存</translation>
    </message>
    <message>
        <source>Saved %s</source>
        <translation>%sを保存しました</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>もう一度実行</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>Lessons</source>
        <extracomment>Points between two cards. Columns that there are at most.</extracomment>
        <translation>レッスン</translation>
    </message>
</context>
<context>
    <name>Life</name>
    <message>
        <source>Your code</source>
        <extracomment>All places, in the order of a life: those that a job passes through, and where it stays.</extracomment>
        <translation>コード</translation>
    </message>
    <message>
        <source>perform_async, perform_in, push: a call is written down as a job.</source>
        <translation>perform_async、perform_in、push：呼び出しをジョブとして書き留めます。</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>予約</translation>
    </message>
    <message>
        <source>Waits for the time that was given with it.</source>
        <translation>指定された時刻を待ちます。</translation>
    </message>
    <message>
        <source>Enqueued</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>Waits in its queue until a processor is free.</source>
        <translation>プロセッサーが空くまでキューで待ちます。</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>A processor performs it, or will within milliseconds.</source>
        <translation>プロセッサーが実行中か、数ミリ秒以内に実行します。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>It failed and waits for another try, longer each time.</source>
        <translation>失敗し、回ごとに長く次の試行を待ちます。</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>It succeeded and has left the store; the history remembers it.</source>
        <translation>成功してストアを離れました。履歴に残ります。</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>It failed for good and is kept nowhere, because its class says so.</source>
        <translation>最終的に失敗し、クラスの指定によりどこにも残りません。</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>It used up its retries. It is kept for 180 days, and can be retried.</source>
        <translation>リトライを使い果たしました。180日間保存され、リトライできます。</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>ゴミ箱</translation>
    </message>
    <message>
        <source>It was deleted, and can be restored for 7 days.</source>
        <translation>削除されました。7日間は復元できます。</translation>
    </message>
    <message>
        <source>A job was pushed for later: perform_in, perform_at.</source>
        <extracomment>All ways, in the order of a life: to a processor and back, and what becomes of an attempt.</extracomment>
        <translation>後で行うジョブが投入されました：perform_in、perform_at。</translation>
    </message>
    <message>
        <source>A job was pushed for now. By hand retried and restored ones count.</source>
        <translation>今すぐのジョブが投入されました。手動のリトライと復元も数えます。</translation>
    </message>
    <message>
        <source>Its time had come: the engine put it at the back of its queue.</source>
        <translation>時刻が来たので、エンジンがキューの末尾に入れました。</translation>
    </message>
    <message>
        <source>A processor took it. Counted when the attempt had ended.</source>
        <translation>プロセッサーが取得しました。試行の終了時に数えます。</translation>
    </message>
    <message>
        <source>The engine stopped or died: its jobs went back to their queues.</source>
        <translation>エンジンが停止または異常終了し、ジョブはキューに戻りました。</translation>
    </message>
    <message>
        <source>It succeeded.</source>
        <translation>成功しました。</translation>
    </message>
    <message>
        <source>It failed for good, and its class asked for nothing to be kept.</source>
        <translation>最終的に失敗し、クラスは何も残さない指定でした。</translation>
    </message>
    <message>
        <source>It failed and had no retries left.</source>
        <translation>失敗し、リトライが残っていませんでした。</translation>
    </message>
    <message>
        <source>It failed and has retries left: a later time was set.</source>
        <translation>失敗しましたがリトライが残り、後の時刻が設定されました。</translation>
    </message>
    <message>
        <source>The wait was over: the engine put it at the back of its queue.</source>
        <translation>待ち時間が過ぎ、エンジンがキューの末尾に入れました。</translation>
    </message>
    <message>
        <source>Somebody retried it by hand; that uses up no attempt.</source>
        <translation>手動でリトライされました。試行回数は消費しません。</translation>
    </message>
    <message>
        <source>Somebody deleted it. Waiting jobs can be deleted likewise.</source>
        <translation>削除されました。待っているジョブも同様に削除できます。</translation>
    </message>
    <message>
        <source>by hand</source>
        <extracomment>States of the store that places hold.</extracomment>
        <translation>手動</translation>
    </message>
    <message>
        <source>%s / min</source>
        <translation>%s / 分</translation>
    </message>
    <message>
        <source>%s: %s.</source>
        <translation>%s：%s。</translation>
    </message>
    <message>
        <source>%s to %s: %s in the last minute.</source>
        <translation>%s → %s：直近1分に%s件。</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
</context>
<context>
    <name>LifeDiagram</name>
    <message>
        <source>The life of a job</source>
        <extracomment>Height it needs, and the one where it is narrower than so many points. Height of a box below which its number stands beside the word. Height of a box of the plane that has two lines. Points beside a way that still count as on it. Largest stretch of the plane: boxes that are much larger say nothing more. Keys that go on to the next part, and back.</extracomment>
        <translation>ジョブの一生</translation>
    </message>
    <message>
        <source>pushes jobs</source>
        <translation>投入する</translation>
    </message>
    <message>
        <source>kept nowhere</source>
        <translation>残らない</translation>
    </message>
</context>
<context>
    <name>LifePage</name>
    <message>
        <source>Life of a job</source>
        <extracomment>Milliseconds between two looks at the numbers.</extracomment>
        <translation>ジョブの一生</translation>
    </message>
    <message>
        <source>In the boxes: jobs now. On the arrows: jobs in the last minute.</source>
        <translation>箱の中は現在のジョブ数、矢印は直近1分のジョブ数です。</translation>
    </message>
    <message>
        <source>Point at a box or an arrow, or go through them with the arrow keys</source>
        <translation>箱か矢印を指すか、矢印キーでたどれます</translation>
    </message>
    <message>
        <source>Enter, or a click on a box, opens the page with its jobs.</source>
        <translation>Enterか箱のクリックで、そのジョブのページを開きます。</translation>
    </message>
    <message>
        <source>%s · %s in the last minute</source>
        <translation>%s · 直近1分に%s件</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>The engine is not running.</source>
        <extracomment>Lines of standard error kept for the message when the engine dies.</extracomment>
        <translation>エンジンは動いていません。</translation>
    </message>
    <message>
        <source>The engine is gone.</source>
        <translation>エンジンがありません。</translation>
    </message>
</context>
<context>
    <name>LoadCard</name>
    <message>
        <source>Load test</source>
        <extracomment>Sections of the charts that are shown: arrivals, jobs there, durations, processors busy.</extracomment>
        <translation>負荷テスト</translation>
    </message>
    <message>
        <source>up to %s a second</source>
        <translation>毎秒最大%s</translation>
    </message>
    <message>
        <source>in leaping time</source>
        <translation>仮想時間</translation>
    </message>
    <message>
        <source>seed %s</source>
        <translation>シード %s</translation>
    </message>
</context>
<context>
    <name>LoadCharts</name>
    <message>
        <source>Charts of the load test</source>
        <extracomment>Points between two sections. Points of height that a section of weight 1 needs to be read. The sections that are left out where not all have room; what they say is told in numbers, too. Share of the ghost&apos;s colour in its lines.</extracomment>
        <translation>負荷テストのグラフ</translation>
    </message>
    <message>
        <source>Total time</source>
        <extracomment>Colours of queues that are stacked. Which durations can be shown.</extracomment>
        <translation>合計時間</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>待ち時間</translation>
    </message>
    <message>
        <source>Run time</source>
        <translation>実行時間</translation>
    </message>
    <message>
        <source>Arrivals a second</source>
        <translation>毎秒の到着数</translation>
    </message>
    <message>
        <source>Jobs a second</source>
        <translation>毎秒のジョブ数</translation>
    </message>
    <message>
        <source>Jobs there</source>
        <translation>システム内のジョブ</translation>
    </message>
    <message>
        <source>Processors busy</source>
        <translation>稼働プロセッサー</translation>
    </message>
    <message>
        <source>Lateness of the generator</source>
        <translation>生成器の遅れ</translation>
    </message>
    <message>
        <source>pushed</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>intended</source>
        <translation>予定</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>others</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>実行中</translation>
    </message>
</context>
<context>
    <name>LoadDialog</name>
    <message>
        <source>Run a load test on %s</source>
        <translation>%sで負荷テストを実行</translation>
    </message>
    <message>
        <source>Others work on this Redis. The test takes from its time and memory what they may need: %s for %s, by engine processes of its own (%s). Its jobs are in queues of their own, which only it knows, and are taken away at the end.</source>
        <translation>このRedisではほかのプロセスも動いています。テストはそれらに必要かもしれない時間とメモリを使います。%s、%s、専用のエンジンプロセス%s個。ジョブはこのテストだけが知る専用のキューに入り、最後に削除されます。</translation>
    </message>
    <message>
        <source>Type %s to run it there</source>
        <translation>実行するには%sと入力</translation>
    </message>
    <message>
        <source>Run it there</source>
        <translation>ここで実行</translation>
    </message>
    <message>
        <source>up to %s a second</source>
        <translation>毎秒最大%s</translation>
    </message>
</context>
<context>
    <name>LoadMix</name>
    <message>
        <source>Add a job class</source>
        <extracomment>Classes in a mix besides the load test&apos;s own, at most. Weights that can be set.</extracomment>
        <translation>ジョブクラスを追加</translation>
    </message>
    <message>
        <source>Jobs of the demo, or of your own, run as they are.</source>
        <translation>デモや自分のジョブが、そのまま実行されます。</translation>
    </message>
    <message>
        <source>The engine of this window knows no job classes.</source>
        <translation>このウィンドウのエンジンにはジョブクラスがありません。</translation>
    </message>
</context>
<context>
    <name>LoadSetup</name>
    <message>
        <source>Open</source>
        <extracomment>Qt&apos;s own largest size. Milliseconds after the last change until the plan is checked.</extracomment>
        <translation>オープン</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>クローズド</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>到着</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>ばらつき</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>ピーク</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/秒</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>Think time</source>
        <translation>思考時間</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Run time</source>
        <translation>実行時間</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Of class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>such as EmailJob</source>
        <translation>例：EmailJob</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>How often these, against the classes below.</source>
        <translation>下のクラスに対する頻度。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Engine processes, each with so many processors.</source>
        <translation>エンジンのプロセス数。それぞれに上の数のプロセッサーがあります。</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Such as “p95 total &lt; 200 ms” or “failed &lt; 1 %”.</source>
        <translation>例：「p95 total &lt; 200 ms」「failed &lt; 1 %」。</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>一定</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>漸増</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Spike</source>
        <translation>スパイク</translation>
    </message>
    <message>
        <source>Soak</source>
        <translation>長時間</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>波</translation>
    </message>
    <message>
        <source>Find the knee</source>
        <translation>限界点を探す</translation>
    </message>
    <message>
        <source>Drawn by hand</source>
        <translation>手描き</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>ランダム</translation>
    </message>
    <message>
        <source>Evenly</source>
        <translation>等間隔</translation>
    </message>
    <message>
        <source>Ten at a time</source>
        <translation>10件ずつ</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Long tail</source>
        <translation>ロングテール</translation>
    </message>
    <message>
        <source>As was measured</source>
        <translation>実測どおり</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>サンドボックス</translation>
    </message>
    <message>
        <source>Sandbox, every commit synced</source>
        <translation>サンドボックス（毎コミット同期）</translation>
    </message>
    <message>
        <source>This store, cleaned up after</source>
        <translation>このストア（後でクリーンアップ）</translation>
    </message>
    <message>
        <source>Simulated, in leaping time</source>
        <translation>シミュレーション（仮想時間）</translation>
    </message>
    <message>
        <source>Open: jobs come whatever becomes of the earlier ones, as from the world. Closed: clients wait for their job before they push the next, and so hide a stall.</source>
        <translation>オープン：先のジョブがどうなろうと、現実のように次々と来ます。クローズド：クライアントは自分のジョブを待ってから次を投入するため、停滞が隠れます。</translation>
    </message>
    <message>
        <source>Run times are drawn from those that this class had in this window&apos;s store.</source>
        <translation>実行時間は、このウィンドウのストアにあるこのクラスの実績から抽出します。</translation>
    </message>
    <message>
        <source>Drag the points; double-click to add or take away one. With the keyboard: arrow keys, Ctrl with ← →, Insert, Delete.</source>
        <translation>点をドラッグ、ダブルクリックで追加や削除。キーボード：矢印キー、Ctrl+← →、Insert、Delete。</translation>
    </message>
</context>
<context>
    <name>LoadTest</name>
    <message>
        <source>The load test ended with %1.</source>
        <extracomment>Milliseconds that a run gets to end its processes when the window closes. Asked why the window&apos;s own store may not be loaded now; &quot;&quot; lets it be. Asked whose the window&apos;s own store is; None: nobody works on it but Kickboard.</extracomment>
        <translation>負荷テストは%1で終わりました。</translation>
    </message>
</context>
<context>
    <name>LoadTestPage</name>
    <message>
        <source>Load test</source>
        <extracomment>Points in which plan and charts have room beside each other. Points of a list of runs, at least. What stands in the list of saved runs for one in another file.</extracomment>
        <translation>負荷テスト</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>表示するもの</translation>
    </message>
    <message>
        <source>Saved runs</source>
        <translation>保存した実行</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比較対象</translation>
    </message>
    <message>
        <source>Another run, dotted behind the curves of this one.</source>
        <translation>この実行の曲線の後ろに、別の実行を点線で表示します。</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>レポートを書き出す</translation>
    </message>
    <message>
        <source>How much can it bear?</source>
        <translation>どこまで耐えられる？</translation>
    </message>
    <message>
        <source>What the plan says runs on an engine of its own in a sandbox; your own jobs are not touched.</source>
        <translation>計画の内容をサンドボックス内の専用エンジンで実行します。自分のジョブには影響しません。</translation>
    </message>
    <message>
        <source>Run %s</source>
        <translation>%s実行</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>待ち時間</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行時間</translation>
    </message>
    <message>
        <source>Durations</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Durations of</source>
        <translation>所要時間の対象</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>実行結果を開く</translation>
    </message>
    <message>
        <source>Reports and saved runs (*.html *.json)</source>
        <translation>レポートと保存した実行結果 (*.html *.json)</translation>
    </message>
    <message>
        <source>Report, one HTML file</source>
        <translation>レポート（HTMLファイル1つ）</translation>
    </message>
    <message>
        <source>Intervals as CSV</source>
        <translation>区間をCSVで</translation>
    </message>
    <message>
        <source>The run as JSON</source>
        <translation>実行をJSONで</translation>
    </message>
    <message>
        <source>The charts as a picture (PNG)</source>
        <translation>グラフを画像で (PNG)</translation>
    </message>
    <message>
        <source>The charts as a drawing (SVG)</source>
        <translation>グラフを図面で (SVG)</translation>
    </message>
    <message>
        <source>dotted: another run</source>
        <translation>点線：別の実行</translation>
    </message>
    <message>
        <source>Cancelled: engine and generator stop, and are cleaned up</source>
        <translation>キャンセル：エンジンと生成器を停止し、クリーンアップしています</translation>
    </message>
    <message>
        <source>Starting an engine and a generator</source>
        <translation>エンジンと生成器を起動中</translation>
    </message>
    <message>
        <source>1 client, which waits for its job</source>
        <translation>クライアント 1、ジョブの完了を待ちます</translation>
    </message>
    <message>
        <source>%s clients, each waiting for its job</source>
        <translation>クライアント%s個、それぞれ自分のジョブを待つ</translation>
    </message>
    <message>
        <source>About %s</source>
        <translation>約%s</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>ファイルを開く…</translation>
    </message>
</context>
<context>
    <name>LoadTransport</name>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stall for 2 s</source>
        <translation>2秒停滞させる</translation>
    </message>
    <message>
        <source>Hold up every processor, as a long pause of the machine.</source>
        <translation>マシンが長く停止したときのように、すべてのプロセッサーを止めます。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進捗</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>in processes:</source>
        <translation>プロセス数：</translation>
    </message>
    <message>
        <source>Engine processes</source>
        <translation>エンジンのプロセス</translation>
    </message>
    <message>
        <source>Engine processes, each with so many processors.</source>
        <translation>エンジンのプロセス数。それぞれに上の数のプロセッサーがあります。</translation>
    </message>
    <message>
        <source>%s left</source>
        <translation>残り%s</translation>
    </message>
    <message>
        <source>waiting for the last jobs</source>
        <translation>最後のジョブを待っています</translation>
    </message>
</context>
<context>
    <name>LoadVerdict</name>
    <message>
        <source>Verdict</source>
        <extracomment>Share by which λ·W may differ from L for the run to count as steady. Width of the bar in points from which a number is shown. Points in which the verdict and one number have room.</extracomment>
        <translation>判定</translation>
    </message>
    <message>
        <source>DONE</source>
        <translation>完了</translation>
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
        <translation>稼働</translation>
    </message>
    <message>
        <source>LITTLE&apos;S LAW</source>
        <translation>リトルの法則</translation>
    </message>
    <message>
        <source>GENERATOR</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>Cancelled: %s</source>
        <translation>キャンセル：%s</translation>
    </message>
    <message>
        <source>No objective</source>
        <translation>目標なし</translation>
    </message>
    <message>
        <source>So far met: %s</source>
        <translation>ここまで達成：%s</translation>
    </message>
    <message>
        <source>So far missed: %s</source>
        <translation>ここまで未達：%s</translation>
    </message>
    <message>
        <source>Met: %s</source>
        <translation>達成：%s</translation>
    </message>
    <message>
        <source>Missed: %s</source>
        <translation>未達：%s</translation>
    </message>
    <message>
        <source>%s /s</source>
        <translation>%s /秒</translation>
    </message>
    <message>
        <source>L %1, λ·W %2</source>
        <translation>L %1、λ·W %2</translation>
    </message>
    <message>
        <source>%s dropped</source>
        <translation>%s件破棄</translation>
    </message>
    <message>
        <source>%s late</source>
        <translation>%s件遅延</translation>
    </message>
    <message>
        <source>The run behind it: p95 %1, %2 a second done.</source>
        <translation>元の実行：p95 %1、毎秒%2件完了。</translation>
    </message>
</context>
<context>
    <name>LoadWords</name>
    <message>
        <source>nothing was measured</source>
        <translation>測定値なし</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>終わらず</translation>
    </message>
    <message>
        <source>The backlog grew without end at the very first rate.</source>
        <translation>最初のレートですでに、バックログが際限なく増えました。</translation>
    </message>
    <message>
        <source>Highest sustainable rate: %1 jobs a second.</source>
        <translation>持続できる最高のレート：毎秒%1件。</translation>
    </message>
    <message>
        <source>From %1 a second on p95 was more than twice that of the first rate.</source>
        <translation>毎秒%1件から、p95が最初のレートの2倍を超えました。</translation>
    </message>
    <message>
        <source>It never broke: the knee lies above the highest rate.</source>
        <translation>限界には達しませんでした。限界点は最高のレートより上にあります。</translation>
    </message>
    <message>
        <source>At %1 a second the backlog grew without end; %2 a second were done.</source>
        <translation>毎秒%1件でバックログが際限なく増えました。完了は毎秒%2件です。</translation>
    </message>
    <message>
        <source>No job ended after the warm-up: nothing can be said.</source>
        <extracomment>The sentence of each kind of reason, and how its numbers are written.</extracomment>
        <translation>ウォームアップ後に終わったジョブがなく、判定できません。</translation>
    </message>
    <message>
        <source>All %1 processors were busy %2 of the time: more would help.</source>
        <translation>全%1個のプロセッサーが時間の%2で稼働していました。増やせば改善します。</translation>
    </message>
    <message>
        <source>An engine process used %1 of a CPU: the interpreter lock is the limit. Add a process; more processors would not help.</source>
        <translation>エンジンのプロセスがCPUの%1を使いました。インタープリターロック（GIL）が限界です。プロセッサーではなく、プロセスを増やしてください。</translation>
    </message>
    <message>
        <source>The store took %1 a push, %2 of the generator&apos;s time: it is near its limit. Push in batches, or sync less often.</source>
        <translation>ストアは投入1件に%1、生成器の時間の%2を要し、限界に近づいています。まとめて投入するか、同期を減らしてください。</translation>
    </message>
    <message>
        <source>The generator was late with %1 of the arrivals and dropped %2: the load was less even than it was meant to be. Times count from the intended arrivals all the same.</source>
        <translation>生成器は到着の%1に遅れ、%2を破棄しました。負荷は意図より不均一です。それでも時間は意図した到着から数えます。</translation>
    </message>
    <message>
        <source>%1 jobs had not ended when the run did; they count as longer than any other.</source>
        <translation>%1件のジョブは実行の終了時に終わっていません。他のどれよりも長いものとして数えます。</translation>
    </message>
    <message>
        <source>Only %1 jobs ended: a p99 of so few is one of them.</source>
        <translation>終わったジョブは%1件だけです。この件数のp99は、そのうちの1件にすぎません。</translation>
    </message>
    <message>
        <source>Jobs waited %1 on average though processors were busy only %2 of the time: look for a stall, bursts, or a slow store.</source>
        <translation>プロセッサーの稼働は%2だけなのに、ジョブは平均%1待ちました。停滞、バースト、遅いストアを疑ってください。</translation>
    </message>
    <message>
        <source>Nothing was at its limit: processors were busy %1 of the time.</source>
        <translation>限界に達したものはありません。プロセッサーは時間の%1で稼働していました。</translation>
    </message>
</context>
<context>
    <name>LockBar</name>
    <message>
        <source>database %s</source>
        <extracomment>Points of the frame.</extracomment>
        <translation>データベース %s</translation>
    </message>
    <message>
        <source>Unlocked: what you do here changes this Redis.</source>
        <translation>ロック解除中：ここでの操作はこのRedisを変更します。</translation>
    </message>
    <message>
        <source>Locked: this window only looks.</source>
        <translation>ロック中：このウィンドウは閲覧のみです。</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Log</source>
        <extracomment>Milliseconds between two looks at what came in. Icon and token of each level.</extracomment>
        <translation>ログ</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>From level</source>
        <translation>レベル以上</translation>
    </message>
    <message>
        <source>Text, class or job ID</source>
        <translation>テキスト、クラス、ジョブID</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>ログを絞り込む</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>追従</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>行をコピー</translation>
    </message>
    <message>
        <source>Show the job</source>
        <translation>ジョブを表示</translation>
    </message>
    <message>
        <source>%s of %s lines</source>
        <translation>%s / %s行</translation>
    </message>
    <message>
        <source>%s lines</source>
        <translation>%s行</translation>
    </message>
    <message>
        <source>No line fits the filter</source>
        <translation>フィルターに合う行はありません</translation>
    </message>
    <message>
        <source>%s lines are kept.</source>
        <translation>%s行を保存しています。</translation>
    </message>
    <message>
        <source>What the engine and the jobs print and log appears here.</source>
        <translation>エンジンとジョブの出力とログがここに表示されます。</translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation>まだ出力はありません</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Monitor</source>
        <extracomment>Asked before the window closes; False keeps it open.</extracomment>
        <translation>モニター</translation>
    </message>
    <message>
        <source>Job detail</source>
        <translation>ジョブの詳細</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
</context>
<context>
    <name>ManageDialog</name>
    <message>
        <source>Saved views</source>
        <translation>保存したビュー</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Copy as</source>
        <extracomment>What stands for the menu among ids of actions.</extracomment>
        <translation>形式を選んでコピー</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <extracomment>Title and ids of each menu; &quot;&quot; is a separator, &quot;page_*&quot; all actions that begin so.</extracomment>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>ジョブ(&amp;J)</translation>
    </message>
    <message>
        <source>E&amp;ngine</source>
        <translation>エンジン(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Recording</source>
        <translation>記録(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>write &quot;in 10 min&quot;, &quot;tomorrow 9:00&quot; or &quot;2026-12-24 18:30&quot;</source>
        <translation>「10分後」「明日 9:00」「2026-12-24 18:30」のように書いてください</translation>
    </message>
    <message>
        <source>write a time like &quot;10 min&quot; or &quot;1 h 30 min&quot;</source>
        <translation>「10分」「1時間30分」のように書いてください</translation>
    </message>
    <message>
        <source>%r is no unit; write s, min, h, d or w</source>
        <translation>%rは単位ではありません。秒、分、時間、日、週で書いてください</translation>
    </message>
    <message>
        <source>write how long: &quot;in 10 min&quot;</source>
        <translation>長さを書いてください：「10分後」</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>A plain number this big is a moment in epoch seconds. Time of a day that is named without one.</extracomment>
        <translation>今</translation>
    </message>
    <message>
        <source>in 10 min</source>
        <translation>10分後</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今すぐ</translation>
    </message>
    <message>
        <source>In 10 min</source>
        <translation>10分後</translation>
    </message>
    <message>
        <source>in 1 h</source>
        <translation>1時間後</translation>
    </message>
    <message>
        <source>In 1 h</source>
        <translation>1時間後</translation>
    </message>
    <message>
        <source>tomorrow 9:00</source>
        <translation>明日 9:00</translation>
    </message>
    <message>
        <source>Tomorrow 9:00</source>
        <translation>明日9:00</translation>
    </message>
    <message>
        <source>that is more than a hundred years</source>
        <translation>100年を超えています</translation>
    </message>
    <message>
        <source>%r is no time; write &quot;14:30&quot;, &quot;tomorrow 9:00&quot; or &quot;2026-12-24 18:30&quot;</source>
        <translation>%rは時刻ではありません。「14:30」「明日 9:00」「2026-12-24 18:30」のように書いてください</translation>
    </message>
    <message>
        <source>there is no such time</source>
        <translation>そのような時刻はありません</translation>
    </message>
    <message>
        <source>there is no such day</source>
        <translation>そのような日はありません</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>A queue, or the name of a new one</source>
        <translation>キュー、または新しいキューの名前</translation>
    </message>
    <message>
        <source>Let them wait for their time as before</source>
        <translation>これまでどおり時刻を待たせる</translation>
    </message>
    <message>
        <source>They go to the back of the queue.</source>
        <translation>キューの末尾に入ります。</translation>
    </message>
    <message>
        <source>They go to the back of this queue.</source>
        <translation>このキューの末尾に入ります。</translation>
    </message>
    <message>
        <source>A new queue: see that an engine works on it.</source>
        <translation>新しいキューです。処理するエンジンがあるか確かめてください。</translation>
    </message>
</context>
<context>
    <name>NamedDialog</name>
    <message>
        <source>Host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>database %s</source>
        <translation>データベース %s</translation>
    </message>
</context>
<context>
    <name>NoJobs</name>
    <message>
        <source>Sidekiq keeps none; what Kickboard&apos;s workers finish stands here.</source>
        <translation>Sidekiqは完了したジョブを残しません。Kickboardのワーカーが終えたものがここに並びます。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>フィルターを解除</translation>
    </message>
    <message>
        <source>0 of %s match</source>
        <translation>%s件中0件が一致</translation>
    </message>
    <message>
        <source>No single part is to blame: without any one of them there are none, either.</source>
        <translation>原因は1つの条件だけではありません。どれか1つを外しても該当がありません。</translation>
    </message>
    <message>
        <source>Without %s there would be %s.</source>
        <translation>%sがなければ%s件あります。</translation>
    </message>
    <message>
        <source>Drop %s</source>
        <translation>%sを外す</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>%s leads to nothing in this window.</source>
        <extracomment>Keys of the banners that are shown from here.</extracomment>
        <translation>%sはこのウィンドウのどこにも通じません。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Load jobs</source>
        <translation>ジョブを読み込む</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>Pythonファイル (*.py)</translation>
    </message>
    <message>
        <source>Another engine runs the jobs of this store: process %d on %s. This window shows and commands; it starts an engine when that one ends.</source>
        <translation>別のエンジン（プロセス%d、%s）がこのストアのジョブを実行しています。このウィンドウは表示と指示を行い、それが終わるとエンジンを起動します。</translation>
    </message>
</context>
<context>
    <name>OutageBanner</name>
    <message>
        <source>As of %s</source>
        <extracomment>Milliseconds between two looks at the countdown, and that the good news stay.</extracomment>
        <translation>%s時点</translation>
    </message>
    <message>
        <source>Redis at %s cannot be reached since %s.</source>
        <translation>%sのRedisに%sから接続できません。</translation>
    </message>
    <message>
        <source>Redis at %s lets nobody in since %s.</source>
        <translation>%sのRedisは%sから接続を受け付けません。</translation>
    </message>
    <message>
        <source>Next try in %s s.</source>
        <translation>%s秒後に再試行します。</translation>
    </message>
    <message>
        <source>It is being tried…</source>
        <translation>試行中…</translation>
    </message>
    <message>
        <source>Redis at %s answers again, after %s. What you see is fresh.</source>
        <translation>%sのRedisが%sぶりに応答しました。表示は最新です。</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview</source>
        <extracomment>Height of the charts&apos; heads, so that both begin at the same line.</extracomment>
        <translation>概要</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>要対応</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1分</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10分</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1時間</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>表示する時間</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>スループット</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>レイテンシ</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>待ち時間</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行時間</translation>
    </message>
    <message>
        <source>Latency of</source>
        <translation>レイテンシの対象</translation>
    </message>
    <message>
        <source>Waiting for the first job</source>
        <translation>最初のジョブを待っています</translation>
    </message>
    <message>
        <source>Deploys: %s</source>
        <translation>デプロイ: %s</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>バックログ</translation>
    </message>
    <message>
        <source>Oldest job</source>
        <translation>最古のジョブ</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>デッド</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Monitor</source>
        <translation>モニター</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>操作履歴</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>ゴミ箱</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>実験室</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>プレイグラウンド</translation>
    </message>
    <message>
        <source>Backoff lab</source>
        <translation>バックオフ実験室</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>信頼性</translation>
    </message>
    <message>
        <source>Life of a job</source>
        <translation>ジョブの一生</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>負荷テスト</translation>
    </message>
    <message>
        <source>Move %s to the queue %s</source>
        <translation>%sをキュー%sに移動</translation>
    </message>
    <message>
        <source>Reschedule %s</source>
        <translation>%sの日時を変更</translation>
    </message>
    <message>
        <source>Began a load test on %s</source>
        <translation>%sで負荷テストを開始</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>コマンドパレット</translation>
    </message>
    <message>
        <source>An action, a page, a queue, or the id of a job</source>
        <translation>操作、ページ、キュー、またはジョブのID</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>その名前のものはありません。</translation>
    </message>
    <message>
        <source>What is meant</source>
        <translation>候補</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password of %s</source>
        <translation>%sのパスワード</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>ログイン</translation>
    </message>
</context>
<context>
    <name>PlaygroundPage</name>
    <message>
        <source>Playground</source>
        <extracomment>Milliseconds that everything stands still before it is run. Colours of their curves. Height of a slider, in points; and between two choices, where there is room. Points of Erlang&apos;s curve.</extracomment>
        <translation>プレイグラウンド</translation>
    </message>
    <message>
        <source>Press play</source>
        <translation>再生を押してください</translation>
    </message>
    <message>
        <source>Erlang&apos;s formula</source>
        <translation>アーランの公式</translation>
    </message>
    <message>
        <source>Waiting jobs</source>
        <translation>待機中のジョブ</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>The curve is drawn while it runs</source>
        <translation>実行中に曲線が描かれます</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Jobs a second</source>
        <translation>毎秒のジョブ数</translation>
    </message>
    <message>
        <source>Mean wait in seconds</source>
        <translation>平均待ち時間（秒）</translation>
    </message>
</context>
<context>
    <name>PlaygroundSetup</name>
    <message>
        <source>Jobs a second</source>
        <translation>毎秒のジョブ数</translation>
    </message>
    <message>
        <source>A job takes</source>
        <translation>1件の実行時間</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Attempts that fail</source>
        <translation>失敗する試行</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>リトライ</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>すぐに</translation>
    </message>
    <message>
        <source>Order of the queues</source>
        <translation>キューの順序</translation>
    </message>
    <message>
        <source>critical first, strictly</source>
        <translation>常にcriticalから</translation>
    </message>
    <message>
        <source>weights 6, 3, 1</source>
        <translation>重み 6、3、1</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>すべて同じ</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>負荷</translation>
    </message>
    <message>
        <source>Mean wait, by Erlang</source>
        <translation>アーランの平均待ち時間</translation>
    </message>
    <message>
        <source>Mean wait, so far</source>
        <translation>これまでの平均待ち時間</translation>
    </message>
    <message>
        <source>Of one line, where nothing fails; the order of queues does not change it.</source>
        <translation>失敗のない1列の場合です。キューの順序では変わりません。</translation>
    </message>
    <message>
        <source>grows for ever</source>
        <translation>増え続けます</translation>
    </message>
</context>
<context>
    <name>Playing</name>
    <message>
        <source>Recording</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>A newer Kickboard wrote it: what this one does not know is left out.</source>
        <translation>新しいKickboardの記録です。このバージョンが知らないものは省かれます。</translation>
    </message>
    <message>
        <source>It ends in the middle of a line, as after a crash.</source>
        <translation>クラッシュ後のように、行の途中で終わっています。</translation>
    </message>
    <message>
        <source>Lines that could not be read: %s.</source>
        <translation>読めなかった行：%s。</translation>
    </message>
    <message>
        <source>Nothing was recorded in it.</source>
        <translation>何も記録されていません。</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>It can be undone.</source>
        <translation>元に戻せます。</translation>
    </message>
</context>
<context>
    <name>ProcessPanel</name>
    <message>
        <source>Other processes on this store</source>
        <extracomment>Jobs that run and are listed. Milliseconds between two looks at what was measured.</extracomment>
        <translation>このストアの他のプロセス</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>No other process works on this Redis.</source>
        <translation>このRedisで動く他のプロセスはありません。</translation>
    </message>
    <message>
        <source>A Sidekiq or a Kickboard worker that beats is listed here.</source>
        <translation>ハートビートを送るSidekiqやKickboardのワーカーがここに並びます。</translation>
    </message>
    <message>
        <source>Jobs they run now</source>
        <translation>実行中のジョブ</translation>
    </message>
    <message>
        <source>Classes in the last hour</source>
        <translation>直近1時間のクラス</translation>
    </message>
    <message>
        <source>Nothing was measured in the last hour.</source>
        <translation>直近1時間の計測はありません。</translation>
    </message>
    <message>
        <source>Kickboard and Sidekiq from 7 on write here how long jobs took.</source>
        <translation>KickboardとSidekiq 7以降がジョブの所要時間をここに記録します。</translation>
    </message>
    <message>
        <source>Told through the store: it obeys with its next heartbeat, within 10 s.</source>
        <translation>ストア経由で伝えます。次のハートビート（10秒以内）に従います。</translation>
    </message>
</context>
<context>
    <name>Processors</name>
    <message>
        <source>Kickboard (here)</source>
        <translation>Kickboard（ここ）</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進捗</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ジョブID</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>開始から</translation>
    </message>
    <message>
        <source>Last 60 seconds</source>
        <translation>直近60秒</translation>
    </message>
    <message>
        <source>Host and process</source>
        <translation>ホストとプロセス</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>起動</translation>
    </message>
    <message>
        <source>Last heartbeat</source>
        <translation>最後の応答</translation>
    </message>
</context>
<context>
    <name>ProcessorsPage</name>
    <message>
        <source>Processors</source>
        <extracomment>Milliseconds between two pictures of the sliding lanes. Milliseconds after the last move of the slider until the number is sent.</extracomment>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>What each does now</source>
        <translation>それぞれの現在の仕事</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>スタック</translation>
    </message>
    <message>
        <source>Show where the code of each processor is now.</source>
        <translation>各プロセッサーのコードが今どこにあるかを表示します。</translation>
    </message>
    <message>
        <source>%d of %d busy · %s used in the last minute</source>
        <translation>%d / %d 稼働中 · 直近1分の使用率%s</translation>
    </message>
    <message>
        <source>Engine: %s</source>
        <translation>エンジン：%s</translation>
    </message>
    <message>
        <source>The engine is %s</source>
        <translation>エンジン：%s</translation>
    </message>
    <message>
        <source>Another process runs the jobs of this store</source>
        <translation>別のプロセスがこのストアのジョブを実行しています</translation>
    </message>
    <message>
        <source>Start the engine</source>
        <translation>エンジンを起動</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空き</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>ハング</translation>
    </message>
</context>
<context>
    <name>ProfileEditor</name>
    <message>
        <source>Arrivals over time</source>
        <extracomment>Points of the screen within which the mouse takes hold of a point. Most points that can be drawn by hand, and the highest rate.</extracomment>
        <translation>到着の時間変化</translation>
    </message>
    <message>
        <source>Point %1 of %2: second %3, %4 jobs a second</source>
        <translation>点 %1 / %2：%3秒、毎秒%4件</translation>
    </message>
    <message>
        <source>capacity %1 /s</source>
        <translation>容量 %1 /秒</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>failed at %s</source>
        <extracomment>Points of the bar, and between it and the words.</extracomment>
        <translation>%sで失敗</translation>
    </message>
    <message>
        <source>Progress: %s</source>
        <translation>進捗：%s</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>Promises</name>
    <message>
        <source>What was enqueued survives the death of any of our processes.</source>
        <extracomment>Each promise: its key, what it says, by what it is kept, its test.</extracomment>
        <translation>投入されたものは、どのプロセスが落ちても残ります。</translation>
    </message>
    <message>
        <source>Enqueueing returns after the commit, not before.</source>
        <translation>投入の呼び出しは、コミットの後に戻ります。</translation>
    </message>
    <message>
        <source>With full durability it survives a power cut as well.</source>
        <translation>完全な耐久性の設定では、停電にも耐えます。</translation>
    </message>
    <message>
        <source>Each commit is synced to the disk. Checked is the setting; no plug was pulled.</source>
        <translation>コミットごとにディスクへ同期します。確認したのは設定で、電源は抜いていません。</translation>
    </message>
    <message>
        <source>Every job runs at least once to an outcome.</source>
        <translation>すべてのジョブは結果が出るまで少なくとも1回実行されます。</translation>
    </message>
    <message>
        <source>A job leaves its queue with its outcome only; a dead engine&apos;s jobs go back.</source>
        <translation>ジョブは結果とともにのみキューを離れ、落ちたエンジンのジョブは戻ります。</translation>
    </message>
    <message>
        <source>An engine that lost a job cannot settle it any more.</source>
        <translation>ジョブを失ったエンジンは、もうその結果を確定できません。</translation>
    </message>
    <message>
        <source>Each claim has a token that is checked in the same commit.</source>
        <translation>取り出しごとにトークンがあり、同じコミットで確認されます。</translation>
    </message>
    <message>
        <source>A job runs twice only after a crash, and that is counted.</source>
        <translation>二重実行はクラッシュの後にだけ起こり、数えられます。</translation>
    </message>
    <message>
        <source>Every start is noted where it outlives the engine.</source>
        <translation>すべての開始は、エンジンが落ちても残る場所に記録されます。</translation>
    </message>
    <message>
        <source>A job is always in exactly one place.</source>
        <translation>ジョブは常にちょうど1か所にあります。</translation>
    </message>
    <message>
        <source>Each move is one transaction.</source>
        <translation>移動はそれぞれ1つのトランザクションです。</translation>
    </message>
    <message>
        <source>A job that kills its process is stopped.</source>
        <translation>プロセスを落とすジョブは、それ以上実行しません。</translation>
    </message>
    <message>
        <source>Three recorded starts that ended with the process bury it as poison.</source>
        <translation>プロセスとともに終わった開始が3回記録されると、ポイズンとしてデッドへ移します。</translation>
    </message>
    <message>
        <source>A sleeping laptop is not taken for a dead engine.</source>
        <translation>スリープ中のノートPCを、落ちたエンジンとは見なしません。</translation>
    </message>
    <message>
        <source>Liveness is a lock of the kernel, which no clock can end.</source>
        <translation>生存はカーネルのロックで判定し、時計には左右されません。</translation>
    </message>
    <message>
        <source>A full or locked disk loses nothing that was stored.</source>
        <translation>ディスクが満杯でもロックされていても、保存済みのものは失われません。</translation>
    </message>
    <message>
        <source>The call fails as a whole and is repeated; the window says why.</source>
        <translation>呼び出しは全体として失敗し、やり直されます。理由はウィンドウに表示されます。</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>約束</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>守る仕組み</translation>
    </message>
    <message>
        <source>Proved by the test</source>
        <translation>証明するテスト</translation>
    </message>
</context>
<context>
    <name>ProofRow</name>
    <message>
        <source>holds</source>
        <extracomment>Share of a number below which a range is no range.</extracomment>
        <translation>成り立つ</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>成り立たない</translation>
    </message>
    <message>
        <source>Measured %1, expected %2</source>
        <translation>測定 %1、予想 %2</translation>
    </message>
    <message>
        <source>Measured %1, expected %2 to %3</source>
        <translation>測定 %1、予想 %2〜%3</translation>
    </message>
    <message>
        <source>Measured %1, expected %2 at most</source>
        <translation>測定 %1、予想 %2以下</translation>
    </message>
    <message>
        <source>Measured %1, expected %2 at least</source>
        <translation>測定 %1、予想 %2以上</translation>
    </message>
</context>
<context>
    <name>ProofStrip</name>
    <message>
        <source>holds</source>
        <extracomment>Icon and token of a statement that holds, does not, or is still open.</extracomment>
        <translation>成立</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>不成立</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未確認</translation>
    </message>
</context>
<context>
    <name>Query</name>
    <message>
        <source>a query has at most {most} characters</source>
        <translation>検索は最大{most}文字です</translation>
    </message>
    <message>
        <source>a query has at most {most} conditions</source>
        <translation>検索の条件は最大{most}個です</translation>
    </message>
    <message>
        <source>this character cannot be searched for</source>
        <translation>この文字は検索できません</translation>
    </message>
    <message>
        <source>there is no parenthesis to close</source>
        <translation>閉じるべき括弧がありません</translation>
    </message>
    <message>
        <source>the parentheses are nested too deep</source>
        <translation>括弧の入れ子が深すぎます</translation>
    </message>
    <message>
        <source>this parenthesis is not closed</source>
        <translation>この括弧が閉じられていません</translation>
    </message>
    <message>
        <source>there is nothing in the parentheses</source>
        <translation>括弧の中が空です</translation>
    </message>
    <message>
        <source>OR stands between two conditions</source>
        <translation>ORは二つの条件の間に書きます</translation>
    </message>
    <message>
        <source>AND stands between two conditions</source>
        <translation>ANDは二つの条件の間に書きます</translation>
    </message>
    <message>
        <source>there is nothing to negate</source>
        <translation>否定する条件がありません</translation>
    </message>
    <message>
        <source>the quote is not closed</source>
        <translation>引用符が閉じられていません</translation>
    </message>
    <message>
        <source>a value is missing after {before}</source>
        <translation>{before}の後に値がありません</translation>
    </message>
    <message>
        <source>there is no field {field!r}; did you mean {close}?</source>
        <translation>{field!r}という項目はありません。{close}ですか？</translation>
    </message>
    <message>
        <source>there is no field {field!r}; put quotes round a text</source>
        <translation>{field!r}という項目はありません。文字列は引用符で囲んでください</translation>
    </message>
    <message>
        <source>{field} has no parts; only args has</source>
        <translation>{field}には部分がありません。部分があるのはargsだけです</translation>
    </message>
    <message>
        <source>{field} has no order; write {field}:…</source>
        <translation>{field}は大小を比べられません。{field}:…と書いてください</translation>
    </message>
    <message>
        <source>no state {value!r}; there are {known}</source>
        <translation>{value!r}という状態はありません。使えるのは{known}です</translation>
    </message>
    <message>
        <source>write {example}</source>
        <translation>{example}と書いてください</translation>
    </message>
    <message>
        <source>write {example}, or &lt;</source>
        <translation>{example}か、&lt;で書いてください</translation>
    </message>
    <message>
        <source>a range needs at least one end</source>
        <translation>範囲には少なくとも一方の端が必要です</translation>
    </message>
    <message>
        <source>an age needs a comparison: age&gt;1h, age&lt;5m, age:1h..2h</source>
        <translation>経過時間には比較が必要です：age&gt;1h、age&lt;5m、age:1h..2h</translation>
    </message>
    <message>
        <source>{value!r} is not a number</source>
        <translation>{value!r}は数値ではありません</translation>
    </message>
    <message>
        <source>{value!r} is not a size; write 500, 10k or 2M</source>
        <translation>{value!r}はサイズではありません。500、10k、2Mのように書いてください</translation>
    </message>
    <message>
        <source>{value!r} is not a duration; write 30s, 5m, 1h, 2d or 1w</source>
        <translation>{value!r}は時間の長さではありません。30s、5m、1h、2d、1wのように書いてください</translation>
    </message>
    <message>
        <source>{value!r} is longer than anything here lasts</source>
        <translation>{value!r}は長すぎます</translation>
    </message>
    <message>
        <source>{value!r} is not a time; write today, 2026-11-24 or now-1h</source>
        <translation>{value!r}は日時ではありません。today、2026-11-24、now-1hのように書いてください</translation>
    </message>
    <message>
        <source>{value!r} is not a time; write now, now-1h or now+5m</source>
        <translation>{value!r}は日時ではありません。now、now-1h、now+5mのように書いてください</translation>
    </message>
    <message>
        <source>there is no such time as {value!r}</source>
        <translation>{value!r}という日時は存在しません</translation>
    </message>
</context>
<context>
    <name>QueryBar</name>
    <message>
        <source>Filter jobs</source>
        <extracomment>Milliseconds without a key after which a query is read. Likewise while values are offered: half a class&apos;s name would match nothing.</extracomment>
        <translation>ジョブを絞り込む</translation>
    </message>
    <message>
        <source>Filter: class:Mail* error:timeout attempt&gt;=3 -tag:test age&lt;1h</source>
        <translation>フィルター：class:Mail* error:timeout attempt&gt;=3 -tag:test age&lt;1h</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>フィルターを解除</translation>
    </message>
</context>
<context>
    <name>QueueLine</name>
    <message>
        <source>running</source>
        <translation>稼働中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空き</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>レイテンシ</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>直近1分</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Queues</source>
        <extracomment>Width of the panel from which on a column is shown: the rate, the last minute.</extracomment>
        <translation>キュー</translation>
    </message>
    <message>
        <source>No queues yet</source>
        <translation>キューはまだありません</translation>
    </message>
    <message>
        <source>A queue appears with its first job.</source>
        <translation>キューは最初のジョブとともに現れます。</translation>
    </message>
</context>
<context>
    <name>QueuesPage</name>
    <message>
        <source>Queues</source>
        <extracomment>Jobs shown of those that come next. Queues seen without scrolling, however low the window is.</extracomment>
        <translation>キュー</translation>
    </message>
    <message>
        <source>No queue yet</source>
        <translation>キューはまだありません</translation>
    </message>
    <message>
        <source>A queue appears with the first job that is pushed to it.</source>
        <translation>キューは最初のジョブが投入されると現れます。</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>次に実行されるもの</translation>
    </message>
    <message>
        <source>%s waiting</source>
        <translation>%s件待機</translation>
    </message>
    <message>
        <source>oldest %s</source>
        <translation>最古 %s</translation>
    </message>
    <message>
        <source>%s paused</source>
        <translation>%s件一時停止</translation>
    </message>
    <message>
        <source>the first %s of %s queues are shown</source>
        <translation>先頭の%s / %s個のキューを表示</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>待ちはありません</translation>
    </message>
    <message>
        <source>The name of this queue cannot be searched for</source>
        <translation>このキューの名前では検索できません</translation>
    </message>
    <message>
        <source>What comes next in %s</source>
        <translation>%sで次に実行されるもの</translation>
    </message>
    <message>
        <source>Nothing waits in %s</source>
        <translation>%sに待ちはありません</translation>
    </message>
</context>
<context>
    <name>RecordMark</name>
    <message>
        <source>Recording · %s · %s</source>
        <translation>記録中 · %s · %s</translation>
    </message>
    <message>
        <source>%s, press to stop</source>
        <translation>%s、押すと終了</translation>
    </message>
    <message>
        <source>This session is being recorded. Click to stop.</source>
        <translation>このセッションを記録中です。クリックで終了します。</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>%s is no recording of Kickboard</source>
        <extracomment>A longer line is none of ours. Seconds between two places that can be gone to without reading what lies before. Kinds that hold until the next of their kind, and are looked up from the index. Lines between two looks at whether somebody lost interest. Lines after which the window gets its turn, and for how many seconds: to read an hour must not be felt while the time bar is dragged.</extracomment>
        <translation>%sはKickboardの記録ではありません</translation>
    </message>
    <message>
        <source>A recording has counts and curves; the jobs themselves are not in it.</source>
        <extracomment>Why a page without recorded rows is empty, and why nothing can be done.</extracomment>
        <translation>記録にあるのは件数と曲線で、ジョブ自体は含まれません。</translation>
    </message>
    <message>
        <source>it has reached %d GB</source>
        <extracomment>Lines that may wait to be written; more are left out. Seconds between two times that the disk is waited for. Bytes after which a recording ends by itself. Bytes of a file&apos;s start that tell whether it is a recording.</extracomment>
        <translation>%d GBに達しました</translation>
    </message>
    <message>
        <source>%s is there already and is no recording</source>
        <translation>%sはすでにあり、記録ではありません</translation>
    </message>
</context>
<context>
    <name>RecordingDesk</name>
    <message>
        <source>%s cannot be recorded: %s</source>
        <translation>%sを記録できません：%s</translation>
    </message>
    <message>
        <source>Recorded %s in %s</source>
        <translation>%sを%sに記録しました</translation>
    </message>
    <message>
        <source>Record this session</source>
        <translation>このセッションを記録</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>記録を開く</translation>
    </message>
    <message>
        <source>Recordings (*%s)</source>
        <translation>記録 (*%s)</translation>
    </message>
    <message>
        <source>The recording %s has ended: %s</source>
        <translation>記録%sが終わりました：%s</translation>
    </message>
</context>
<context>
    <name>RedisWindow</name>
    <message>
        <source>Locked %s</source>
        <translation>%sをロックしました</translation>
    </message>
    <message>
        <source>Unlocked %s</source>
        <translation>%sのロックを解除しました</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>A paused queue is left alone by Sidekiq Pro and Kickboard; the workers of open-source Sidekiq go on with it.</source>
        <translation>一時停止したキューはSidekiq ProとKickboardでは止まりますが、オープンソース版Sidekiqのワーカーは処理を続けます。</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) each</source>
        <translation>
            <numerusform>各%nスレッド</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started %n worker(s), {threads}</source>
        <translation>
            <numerusform>ワーカーを%n個、{threads}で起動しました</numerusform>
        </translation>
    </message>
    <message>
        <source>A worker ended and is not started again: %s</source>
        <translation>ワーカーが終了し、再起動されません：%s</translation>
    </message>
</context>
<context>
    <name>Related</name>
    <message>
        <source>Clone of</source>
        <extracomment>Jobs of one relation that are listed.</extracomment>
        <translation>複製元</translation>
    </message>
    <message>
        <source>Cloned as</source>
        <translation>複製先</translation>
    </message>
    <message>
        <source>Same arguments</source>
        <translation>同じ引数</translation>
    </message>
    <message>
        <source>Failed like this</source>
        <translation>同じ失敗</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>関係</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ジョブID</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>消失</translation>
    </message>
</context>
<context>
    <name>Reliability</name>
    <message>
        <source>killed %s · lost %s · ran twice %s</source>
        <extracomment>Files of the tests that prove what is said.</extracomment>
        <translation>強制終了%s · 消失%s · 二重実行%s</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>強制終了</translation>
    </message>
    <message>
        <source>Deaths of the engine since this window opened.</source>
        <translation>このウィンドウを開いてからのエンジンの強制終了とクラッシュ。</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>回収</translation>
    </message>
    <message>
        <source>Jobs the dead engines held, now back in their queues.</source>
        <translation>落ちたエンジンが持っていて、今はキューに戻ったジョブ。</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>Pushed, and now neither here nor known to have gone.</source>
        <translation>投入されたのに、ここになく、行方も分からないもの。</translation>
    </message>
    <message>
        <source>Ran twice</source>
        <translation>二重実行</translation>
    </message>
    <message>
        <source>Had begun, and begin again: at least once, not exactly once.</source>
        <translation>始まっていて、もう一度始まるもの：ちょうど1回ではなく、少なくとも1回。</translation>
    </message>
    <message>
        <source>Time to recovery</source>
        <translation>復旧までの時間</translation>
    </message>
    <message>
        <source>From the kill to the first job done again.</source>
        <translation>強制終了から、再び最初のジョブが完了するまで。</translation>
    </message>
    <message>
        <source>From kill to first job done. Median %s, slowest %s.</source>
        <translation>強制終了から最初の完了まで。中央値%s、最長%s。</translation>
    </message>
    <message>
        <source>Pushed so far</source>
        <translation>これまでの投入</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>deleted for good</source>
        <translation>完全に削除</translation>
    </message>
    <message>
        <source>enqueued</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>予約</translation>
    </message>
    <message>
        <source>waiting to retry</source>
        <translation>リトライ待ち</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>ゴミ箱の中</translation>
    </message>
    <message>
        <source>from before it was counted</source>
        <translation>計数開始前のもの</translation>
    </message>
    <message>
        <source>Kill %d</source>
        <translation>強制終了 %d</translation>
    </message>
    <message>
        <source>Crash %d</source>
        <translation>クラッシュ %d</translation>
    </message>
    <message>
        <source>engine back %s</source>
        <translation>エンジン復帰 %s</translation>
    </message>
    <message>
        <source>first job done %s</source>
        <translation>最初の完了 %s</translation>
    </message>
    <message>
        <source>%d recovered, %d had begun</source>
        <translation>回収%d件、開始済み%d件</translation>
    </message>
</context>
<context>
    <name>ReliabilityPage</name>
    <message>
        <source>Reliability</source>
        <translation>信頼性</translation>
    </message>
    <message>
        <source>Kills in this session</source>
        <translation>このセッションでの強制終了</translation>
    </message>
    <message>
        <source>Nothing was killed yet</source>
        <translation>まだ強制終了はありません</translation>
    </message>
    <message>
        <source>Kill the engine while jobs run: the window stays, the jobs come back.</source>
        <translation>ジョブの実行中にエンジンを強制終了しても、ウィンドウは残り、ジョブは戻ります。</translation>
    </message>
    <message>
        <source>Where every job is</source>
        <translation>すべてのジョブの所在</translation>
    </message>
    <message>
        <source>What came in and what left is counted in the commit that does it; what is here is counted row by row, so a row that vanished shows as lost.</source>
        <translation>入ったものと出たものは、それを行うコミットで数えます。ここにあるものは行ごとに数えるため、消えた行は消失として現れます。</translation>
    </message>
    <message>
        <source>What we promise</source>
        <translation>Kickboardの約束</translation>
    </message>
</context>
<context>
    <name>ReloadNotices</name>
    <message>
        <source>Loaded %s</source>
        <extracomment>Key of the one banner there is for files.</extracomment>
        <translation>%sを読み込みました</translation>
    </message>
    <message>
        <source>%s could not be loaded; its jobs go on as they were: %s</source>
        <translation>%sを読み込めませんでした。ジョブは以前のまま続きます：%s</translation>
    </message>
    <message>
        <source>%s is gone; its jobs go on as they were, and it is loaded when it is back.</source>
        <translation>%s がなくなりました。ジョブは以前のまま動き続け、ファイルが戻ると読み込まれます。</translation>
    </message>
</context>
<context>
    <name>Reloading</name>
    <message>
        <source>The engine gave no reason.</source>
        <extracomment>Milliseconds after the last change until the file is taken for whole. Whenever the engine starts again it loads its files as they are then.</extracomment>
        <translation>エンジンは理由を示しませんでした。</translation>
    </message>
</context>
<context>
    <name>Retries</name>
    <message>
        <source>Retries are a number from 0 on; the usual is %d.</source>
        <translation>リトライは0以上の数です。標準は%dです。</translation>
    </message>
</context>
<context>
    <name>Runner</name>
    <message>
        <source>The lesson&apos;s process ended with %1.</source>
        <extracomment>The lessons, and why some that a user added are not among them. Milliseconds that a run gets to end when the window closes. Bytes of a line: of a run&apos;s curves, or of the attempts of a tenth of a second. Exit code of a run that was cancelled.</extracomment>
        <translation>レッスンのプロセスが%1で終了しました。</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save view</source>
        <translation>ビューを保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>Save view</source>
        <translation>ビューを保存</translation>
    </message>
    <message>
        <source>Keep this filter under a name.</source>
        <translation>このフィルターに名前を付けて残します。</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>ビュー</translation>
    </message>
    <message>
        <source>Filters of this page that were saved.</source>
        <translation>このページの保存したフィルター。</translation>
    </message>
    <message>
        <source>Rename or delete…</source>
        <translation>名前の変更や削除…</translation>
    </message>
</context>
<context>
    <name>ScheduledPage</name>
    <message>
        <source>When they are due</source>
        <extracomment>Milliseconds between two reads of what is due at least, and between two looks at the clock.</extracomment>
        <translation>実行予定</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5分</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1時間</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6時間</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1日</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1週間</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30日</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>表示する時間</translation>
    </message>
    <message>
        <source>%s later</source>
        <translation>これより後に%s件</translation>
    </message>
    <message>
        <source>the next %1 of %2</source>
        <translation>%2 件のうち次の %1 件</translation>
    </message>
</context>
<context>
    <name>SearchStrip</name>
    <message>
        <source>Stop</source>
        <extracomment>Milliseconds that a search takes before it is worth a word.</extracomment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Searching: %s of %s looked at</source>
        <translation>検索中：%s / %s件を確認</translation>
    </message>
    <message>
        <source>Stopped: %s of %s looked at</source>
        <translation>停止：%s / %s件を確認</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The store is not open.</source>
        <extracomment>Milliseconds between two looks at whether the store changed. Seconds after which a snapshot is taken even if nothing changed. Seconds after which a store that did not open is tried again. Seconds that jobs get to end when the engine is started anew. What it tells is being written to a file; set by whoever does it.</extracomment>
        <translation>ストアが開いていません。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <extracomment>Points: its width, and room for sentences that take two lines. Most that can be typed in the two numbers of safety.</extracomment>
        <translation>設定</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Times and language</source>
        <translation>時刻と言語</translation>
    </message>
    <message>
        <source>Safety and notices</source>
        <translation>安全と通知</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>狭い</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>広い</translation>
    </message>
    <message>
        <source>Rows of tables</source>
        <translation>表の行</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Ctrl+= and Ctrl+- change it anywhere.</source>
        <translation>Ctrl+=とCtrl+-でどこでも変えられます。</translation>
    </message>
    <message>
        <source>Let nothing slide or fade</source>
        <translation>スライドやフェードをしない</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>動き</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>相対</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>ローカル</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Tooltips have the other two.</source>
        <translation>ツールチップに他の2つが出ます。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>The window speaks it from the next start on.</source>
        <translation>次回の起動から使われます。</translation>
    </message>
    <message>
        <source>Jobs from which on some are shown first</source>
        <translation>先に一部を表示する下限</translation>
    </message>
    <message>
        <source>Before so many are deleted, moved or retried, some of them are shown.</source>
        <translation>この件数以上の削除、移動、リトライでは、先に一部を表示します。</translation>
    </message>
    <message>
        <source>Show jobs first from</source>
        <translation>先に一部を表示する下限</translation>
    </message>
    <message>
        <source>Jobs from which on the number is typed</source>
        <translation>件数の入力を求める下限</translation>
    </message>
    <message>
        <source>From so many on the number must be typed.</source>
        <translation>この件数以上では件数の入力が必要です。</translation>
    </message>
    <message>
        <source>Type the number from</source>
        <translation>件数の入力を求める下限</translation>
    </message>
    <message>
        <source>Tell when jobs die</source>
        <translation>デッドになったジョブを知らせる</translation>
    </message>
    <message>
        <source>While the window is not in front, in one notice.</source>
        <translation>ウィンドウが前面にない間、1つの通知で知らせます。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>トレイで動作を続ける</translation>
    </message>
    <message>
        <source>Closing the window hides it; Quit ends the engine.</source>
        <translation>閉じるとウィンドウを隠し、［終了］でエンジンも終えます。</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>閉じるとき</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>How many jobs run at a time; those that run are finished first.</source>
        <translation>同時に実行するジョブの数。実行中のものは先に終わらせます。</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>ストア</translation>
    </message>
    <message>
        <source>The profile&apos;s jobs.db</source>
        <translation>プロファイルのjobs.db</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>What the window opens when none is named, from the next start on. Programs and the command line go by KICKBOARD_STORE.</source>
        <translation>指定がないとき、次回の起動からウィンドウが開くもの。プログラムとコマンドラインはKICKBOARD_STOREに従います。</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>すべて元に戻す</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Stores (*.db);;All files (*)</source>
        <translation>ストア (*.db);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Choose a store</source>
        <translation>ストアを選択</translation>
    </message>
</context>
<context>
    <name>ShareCard</name>
    <message>
        <source>Background jobs on %s</source>
        <translation>%sのバックグラウンドジョブ</translation>
    </message>
    <message>
        <source>Latency: wait</source>
        <translation>レイテンシ：待ち時間</translation>
    </message>
    <message>
        <source>Latency: run</source>
        <translation>レイテンシ：実行時間</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>スループット</translation>
    </message>
    <message>
        <source>the last minute</source>
        <translation>直近1分</translation>
    </message>
    <message>
        <source>the last ten minutes</source>
        <translation>直近10分</translation>
    </message>
    <message>
        <source>the last hour</source>
        <translation>直近1時間</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Copied a picture of %d × %d</source>
        <extracomment>Actions of a chart&apos;s context menu.</extracomment>
        <translation>%d × %dの画像をコピーしました</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Copied the chart as a picture</source>
        <translation>グラフを画像としてコピーしました</translation>
    </message>
    <message>
        <source>Saved %s</source>
        <translation>%sを保存しました</translation>
    </message>
    <message>
        <source>%s, %s to %s</source>
        <translation>%s、%s〜%s</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>画像 (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>図 (*.svg)</translation>
    </message>
    <message>
        <source>Save a picture</source>
        <translation>画像を保存</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Share and record</source>
        <translation>共有と記録</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Completed, errors, journal, trash</source>
        <translation>完了、エラー、操作履歴、ゴミ箱</translation>
    </message>
    <message>
        <source>In a table</source>
        <translation>表の中</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>行を開く</translation>
    </message>
    <message>
        <source>Preview the row</source>
        <translation>行をプレビュー</translation>
    </message>
    <message>
        <source>Select a range</source>
        <translation>範囲を選択</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
    <message>
        <source>First and last row</source>
        <translation>最初と最後の行</translation>
    </message>
    <message>
        <source>Close the dock</source>
        <translation>ドックを閉じる</translation>
    </message>
    <message>
        <source>In the list of scheduled jobs</source>
        <translation>予約ジョブの一覧</translation>
    </message>
    <message>
        <source>Earlier and later</source>
        <translation>前へ、後ろへ</translation>
    </message>
    <message>
        <source>Leave it at this time</source>
        <translation>この日時に決める</translation>
    </message>
    <message>
        <source>Leave it where it was</source>
        <translation>元の日時に戻す</translation>
    </message>
    <message>
        <source>In a job&apos;s timeline</source>
        <translation>ジョブのタイムライン</translation>
    </message>
    <message>
        <source>The attempt before or after</source>
        <translation>前か次の試行</translation>
    </message>
    <message>
        <source>Open its error</source>
        <translation>エラーを開く</translation>
    </message>
    <message>
        <source>Wider and narrower</source>
        <translation>広げる、狭める</translation>
    </message>
    <message>
        <source>Back to the job before</source>
        <translation>前のジョブに戻る</translation>
    </message>
</context>
<context>
    <name>ShortcutsOverlay</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Single letters work while a table has the keyboard. Any key closes this.</source>
        <translation>1文字のキーは表にフォーカスがあるとき使えます。どれかキーを押すと閉じます。</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <extracomment>Milliseconds a count stays in the accent colour after it moved.</extracomment>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Narrow sidebar</source>
        <translation>狭いサイドバー</translation>
    </message>
    <message>
        <source>Wide sidebar</source>
        <translation>広いサイドバー</translation>
    </message>
</context>
<context>
    <name>SidebarViews</name>
    <message>
        <source>Rename view</source>
        <translation>ビューの名前を変更</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
</context>
<context>
    <name>StackDialog</name>
    <message>
        <source>Stacks of the engine</source>
        <translation>エンジンのスタック</translation>
    </message>
    <message>
        <source>Show threads and frames with this text</source>
        <translation>このテキストを含むスレッドとフレームを表示</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>フィルター</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>スタック</translation>
    </message>
    <message>
        <source>Asking the engine…</source>
        <translation>エンジンに問い合わせ中…</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s), at this moment</source>
        <translation>
            <numerusform>現在%n個のスレッド</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Kills of the engine in this session: open Reliability.</source>
        <translation>このセッションでのエンジンの強制終了：信頼性を開きます。</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>%d/%d busy</source>
        <translation>稼働 %d/%d</translation>
    </message>
    <message>
        <source>oldest %s</source>
        <translation>最古 %s</translation>
    </message>
    <message>
        <source>%s dead</source>
        <translation>デッド %s</translation>
    </message>
    <message>
        <source>{ui}, {n} fps</source>
        <translation>{ui}, {n} fps</translation>
    </message>
    <message>
        <source>99 of 100 clicks wait less than %s for the window.</source>
        <translation>100回中99回のクリックは%s以内に応答します。</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>This Redis is a cluster, where Sidekiq&apos;s format does not work. Use a single Redis, with Sentinel if it is to fail over.</source>
        <translation>このRedisはクラスターで、Sidekiqの形式は使えません。単独のRedisを使い、フェイルオーバーが必要ならSentinelを使ってください。</translation>
    </message>
    <message>
        <source>There is no host of this name: {where}. Check the spelling, and your VPN.</source>
        <translation>この名前のホストはありません: {where}。つづりとVPNを確認してください。</translation>
    </message>
    <message>
        <source>Nothing listens at {where}. Start Redis there, or correct host and port.</source>
        <translation>{where}では何も待ち受けていません。そこでRedisを起動するか、ホストとポートを直してください。</translation>
    </message>
    <message>
        <source>There is no socket {where}. Start Redis, or correct the path.</source>
        <translation>ソケット{where}がありません。Redisを起動するか、パスを直してください。</translation>
    </message>
    <message>
        <source>No Redis answers at {where}. Check that it runs, the address, and the firewall between.</source>
        <translation>{where}のRedisから応答がありません。起動しているか、アドレス、途中のファイアウォールを確認してください。</translation>
    </message>
    <message>
        <source>{where} hangs up at once. It probably wants TLS: use rediss://.</source>
        <translation>{where}はすぐに接続を切ります。おそらくTLSが必要です。rediss://を使ってください。</translation>
    </message>
    <message>
        <source>{where} speaks no TLS. Use redis:// instead of rediss://.</source>
        <translation>{where}はTLSに対応していません。rediss://の代わりにredis://を使ってください。</translation>
    </message>
    <message>
        <source>The certificate of {where} cannot be trusted. Write the host as in the certificate, or name your own authority with ?ca=FILE.</source>
        <translation>{where}の証明書は信頼できません。ホストを証明書と同じ名前で書くか、?ca=ファイル で独自の認証局を指定してください。</translation>
    </message>
    <message>
        <source>What answers at {where} is no Redis. Check the port.</source>
        <translation>{where}で応答しているのはRedisではありません。ポートを確認してください。</translation>
    </message>
    <message>
        <source>The sentinels do not answer, or know no master of this name. Check both.</source>
        <translation>Sentinelが応答しないか、この名前のマスターを知りません。両方を確認してください。</translation>
    </message>
    <message>
        <source>The connection to {where} broke before the answer came, so it may have been done. Repeating it is safe.</source>
        <translation>応答の前に{where}との接続が切れたため、すでに実行されたかもしれません。繰り返しても安全です。</translation>
    </message>
    <message>
        <source>Redis wants a password. Enter it.</source>
        <translation>Redisにはパスワードが必要です。入力してください。</translation>
    </message>
    <message>
        <source>Redis refuses this user name and password. Enter others.</source>
        <translation>Redisはこのユーザー名とパスワードを拒否しました。別のものを入力してください。</translation>
    </message>
    <message>
        <source>This Redis user may not do that. It needs {rights}. Redis said: {said}</source>
        <translation>このRedisユーザーにはその権限がありません。必要な権限: {rights}。Redisの返答: {said}</translation>
    </message>
    <message>
        <source>This Redis is a replica, which may be looked at only. Name the master.</source>
        <translation>このRedisはレプリカで、閲覧しかできません。マスターを指定してください。</translation>
    </message>
    <message>
        <source>Redis is full and takes no new jobs. What is stored is safe. Give it more memory, or let the workers catch up.</source>
        <translation>Redisのメモリーがいっぱいで、新しいジョブを受け付けません。保存済みのものは安全です。メモリーを増やすか、ワーカーが追いつくのを待ってください。</translation>
    </message>
    <message>
        <source>Redis cannot save to its disk and refuses every write. See its log and the free space of its disk.</source>
        <translation>Redisはディスクに保存できず、すべての書き込みを拒否しています。ログとディスクの空き容量を確認してください。</translation>
    </message>
    <message>
        <source>Redis is still reading its data from disk. Wait until it is done.</source>
        <translation>Redisはまだディスクからデータを読み込んでいます。終わるまで待ってください。</translation>
    </message>
    <message>
        <source>Redis is busy with somebody&apos;s long script. Wait, or end it with SCRIPT KILL.</source>
        <translation>Redisは長いスクリプトの実行中です。待つか、SCRIPT KILLで終了させてください。</translation>
    </message>
    <message>
        <source>A key has another type than Sidekiq&apos;s: something else writes to this database. Use another database.</source>
        <translation>Sidekiqと型の違うキーがあります。ほかのものがこのデータベースに書き込んでいます。別のデータベースを使ってください。</translation>
    </message>
    <message>
        <source>This replica has lost its master. Name the master.</source>
        <translation>このレプリカはマスターを失っています。マスターを指定してください。</translation>
    </message>
    <message>
        <source>The master has too few replicas to accept writes. See to its replicas.</source>
        <translation>マスターのレプリカが足りず、書き込みを受け付けません。レプリカを確認してください。</translation>
    </message>
    <message>
        <source>A tunnel needs the program ssh, which is not there. Install OpenSSH&apos;s client.</source>
        <translation>トンネルにはsshコマンドが必要ですが、見つかりません。OpenSSHクライアントをインストールしてください。</translation>
    </message>
    <message>
        <source>ssh does not get to {where}: {said}. Try ssh {where} in a terminal.</source>
        <translation>sshで{where}に接続できません: {said}。端末でssh {where}を試してください。</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>ThroughputChart</name>
    <message>
        <source>Throughput</source>
        <translation>スループット</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Recording</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%s · %s of %s</source>
        <translation>%s · %s / %s</translation>
    </message>
    <message>
        <source>reading %s · %s</source>
        <translation>読み取り中 %s · %s</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>Time of the recording</source>
        <extracomment>Steps of a second of the line of time, which counts in whole numbers. Seconds that the arrow keys go, with Shift, and that Page Up and Down go. Points at both ends of the line.</extracomment>
        <translation>記録の時間</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline of attempts</source>
        <extracomment>Points: above the band stands how long, below it what, and when. Points of the longest run at a zoom of 1, and of a gap before it is cut short. Seconds below which a gap is no longer than a moment, and never cut short. Points of the shortest block, which still holds its icon, and of a gap that is cut short. Points of the narrowest picture: there is a title above the pieces. Share of a block&apos;s colour in its ground, over the panel.</extracomment>
        <translation>試行のタイムライン</translation>
    </message>
    <message>
        <source>1 earlier attempt</source>
        <extracomment>Attempts to come that are drawn one by one. Seconds below which a gap is none.</extracomment>
        <translation>以前の試行1件</translation>
    </message>
    <message>
        <source>%d earlier attempts</source>
        <translation>以前の試行%d件</translation>
    </message>
    <message>
        <source>created</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Created at %s</source>
        <translation>%sに作成</translation>
    </message>
    <message>
        <source>in queue</source>
        <translation>キュー内</translation>
    </message>
    <message>
        <source>Attempt %s at %s: %s after %s</source>
        <translation>試行%s（%s）：%s、%s後</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>予約</translation>
    </message>
    <message>
        <source>backoff</source>
        <translation>バックオフ</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空き</translation>
    </message>
    <message>
        <source>%s for %s</source>
        <translation>%s %s</translation>
    </message>
    <message>
        <source>next</source>
        <translation>次</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>削除済み</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>実行時刻</translation>
    </message>
    <message>
        <source>Next try %s</source>
        <translation>次の試行 %s</translation>
    </message>
    <message>
        <source>Attempt %s is to come</source>
        <translation>試行%sはこれからです</translation>
    </message>
    <message>
        <source>retry %s</source>
        <translation>リトライ%s</translation>
    </message>
    <message>
        <source>%d more</source>
        <translation>あと%d件</translation>
    </message>
    <message>
        <source>If every try fails it is dead about %s</source>
        <translation>すべて失敗すると%sにデッド</translation>
    </message>
</context>
<context>
    <name>TimesButton</name>
    <message>
        <source>Now:
%s</source>
        <translation>現在：
%s</translation>
    </message>
    <message>
        <source>How times are told: %s</source>
        <translation>時刻の示し方：%s</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>ToldCharts</name>
    <message>
        <source>Measured by Sidekiq and Kickboard, minute by minute, over all classes: each value is the bound that so many runs stayed below.</source>
        <extracomment>Milliseconds between two looks.</extracomment>
        <translation>SidekiqとKickboardが全クラスについて1分ごとに計測したものです。各値は、その割合の実行が下回った上限です。</translation>
    </message>
    <message>
        <source>Nobody here writes down how long jobs waited</source>
        <translation>ジョブの待ち時間はここでは記録されません</translation>
    </message>
    <message>
        <source>Only an engine of this window measures it. The page Queues shows how long the next job of each queue has waited.</source>
        <translation>計測するのはこのウィンドウのエンジンだけです。各キューの次のジョブがどれだけ待っているかは「キュー」ページで分かります。</translation>
    </message>
    <message>
        <source>Kickboard and Sidekiq from 7 on write down how long jobs took, with their heartbeats.</source>
        <translation>KickboardとSidekiq 7以降はハートビートのたびにジョブの所要時間を記録します。</translation>
    </message>
    <message>
        <source>Sidekiq 6 does not write down how long jobs took</source>
        <translation>Sidekiq 6はジョブの所要時間を記録しません</translation>
    </message>
    <message>
        <source>Nothing was measured in the last hour</source>
        <translation>直近1時間の計測はありません</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>This desktop has no tray.</source>
        <extracomment>Milliseconds after the start until a tray is looked for, and between two notices at least.</extracomment>
        <translation>このデスクトップにはトレイがありません。</translation>
    </message>
    <message>
        <source>Kickboard goes on in the tray</source>
        <translation>Kickboardはトレイで動作を続けます</translation>
    </message>
    <message>
        <source>Its engine runs jobs; Quit ends both.</source>
        <translation>エンジンはジョブを実行します。［終了］で両方を終えます。</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>ウィンドウを表示</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) died</source>
        <translation>
            <numerusform>%n件のジョブがデッドになりました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Unlock %s</source>
        <translation>%sのロックを解除</translation>
    </message>
    <message>
        <source>Until it is locked again, this window can retry, delete, edit and pause the jobs in this Redis, and stop its workers. Whatever is done is written into the journal.</source>
        <translation>再びロックするまで、このウィンドウからこのRedisのジョブのリトライ・削除・編集・一時停止と、ワーカーの停止ができます。操作はすべて操作履歴に残ります。</translation>
    </message>
    <message>
        <source>Type %s to unlock</source>
        <translation>解除するには%sと入力</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>ロックを解除</translation>
    </message>
</context>
<context>
    <name>ViewEntry</name>
    <message>
        <source>View: %s</source>
        <extracomment>Views of a page that are shown; all are in the page&apos;s own menu.</extracomment>
        <translation>ビュー：%s</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>WaitsBar</name>
    <message>
        <source>Waits in virtual time</source>
        <extracomment>Share of the warning colour in the bars, one and the other.</extracomment>
        <translation>仮想時間での待ち</translation>
    </message>
</context>
<context>
    <name>WhenField</name>
    <message>
        <source>When</source>
        <translation>実行日時</translation>
    </message>
    <message>
        <source>in 10 min, tomorrow 9:00, 2026-12-24 18:30</source>
        <translation>10分後、明日 9:00、2026-12-24 18:30</translation>
    </message>
</context>
<context>
    <name>WorkersDialog</name>
    <message>
        <source>Start workers here</source>
        <translation>ここでワーカーを起動</translation>
    </message>
    <message>
        <source>They run on this machine, take jobs from %s beside all other workers, and end with this window.</source>
        <translation>このマシンで動き、他のワーカーと並んで%sのジョブを取得し、このウィンドウとともに終了します。</translation>
    </message>
    <message>
        <source>A job that none of these files knows fails here and is retried. So name queues whose jobs they know, all of them.</source>
        <translation>どのファイルにもないジョブはここで失敗し、リトライされます。すべてのジョブが分かるキューだけを指定してください。</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Threads of each</source>
        <translation>スレッド数</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起動</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>Pythonファイル (*.py)</translation>
    </message>
    <message>
        <source>Load jobs</source>
        <translation>ジョブを読み込む</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Job class</source>
        <translation>ジョブクラス</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Weight: how often, against the others.</source>
        <translation>重み：他に対する頻度。</translation>
    </message>
    <message>
        <source>Remove this class</source>
        <translation>このクラスを外す</translation>
    </message>
    <message>
        <source>Arguments as JSON</source>
        <translation>引数（JSON）</translation>
    </message>
    <message>
        <source>Arguments as a JSON list, for perform%s.</source>
        <translation>perform%sの引数（JSON配列）。</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>Wait</source>
        <extracomment>Pixels that &quot;59 min 59 s ago&quot; needs in a cell.</extracomment>
        <translation>待ち時間</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行時間</translation>
    </message>
    <message>
        <source>Deleted with</source>
        <translation>削除した操作</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>no job</source>
        <translation>ジョブではない</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>引数</translation>
    </message>
    <message>
        <source>Queue</source>
        <extracomment>Below that many done a second the rate is shown as nothing.</extracomment>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>試行</translation>
    </message>
    <message>
        <source>Enqueued</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>予定</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>次の試行</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>Job classes named in a cell.</extracomment>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ジョブID</translation>
    </message>
    <message>
        <source>Raised in</source>
        <translation>発生場所</translation>
    </message>
    <message>
        <source>Job classes</source>
        <translation>ジョブクラス</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最後</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>直近1時間</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>デッド</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>リトライ中</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作の内容</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>レイテンシ</translation>
    </message>
    <message>
        <source>Done/s</source>
        <translation>完了/秒</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Last 60 s</source>
        <translation>直近60秒</translation>
    </message>
    <message>
        <source>at most %s a second</source>
        <translation>毎秒最大%s件</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Sidekiq counts what is done by class, not by queue: how fast this queue goes is not known. The curve is its size. The page Processors has the classes.</source>
        <translation>Sidekiqは完了をキューごとではなくクラスごとに数えるため、このキューの処理速度は分かりません。曲線はキューのサイズです。クラス別の値は「プロセッサー」ページにあります。</translation>
    </message>
    <message>
        <source>Only what this window&apos;s engine does: what others do is not told by queue.</source>
        <translation>このウィンドウのエンジンの分だけです。ほかのプロセスの分はキューごとには分かりません。</translation>
    </message>
    <message>
        <source>size %s, a minute ago %s</source>
        <translation>サイズ%s、1分前は%s</translation>
    </message>
    <message>
        <source>This window&apos;s engine takes no jobs from this queue.</source>
        <translation>このウィンドウのエンジンはこのキューからジョブを取得しません。</translation>
    </message>
    <message>
        <source>How often this queue is looked at, beside the others.</source>
        <translation>他と比べて、このキューを見る頻度。</translation>
    </message>
    <message>
        <source>running</source>
        <translation>稼働中</translation>
    </message>
    <message>
        <source>paused with everything</source>
        <translation>すべてとともに一時停止中</translation>
    </message>
    <message>
        <source>paused since %s</source>
        <translation>%sから一時停止中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>キューを一時停止</translation>
    </message>
    <message>
        <source>Resume queue</source>
        <translation>キューを再開</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>From</source>
        <translation>発生元</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
</context>
</TS>
