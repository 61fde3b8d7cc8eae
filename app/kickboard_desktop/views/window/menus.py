"""The menu bar, made from the registry of actions. What the registry lacks is left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QMenuBar

from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_ROWS = ("copy_rows_csv", "copy_rows_json", "copy_rows_md")
#: Title and ids of each menu; "" is a separator, "page_*" all actions that begin so.
MENUS: Sequence[tuple[str, Sequence[str]]] = (
    (
        QT_TRANSLATE_NOOP("Menus", "&File"),
        (
            *("run_demo", "open_jobs", "connect_redis", "unlock", "lock_again", "open_recording"),
            *("first_job", "open_lesson", ""),
            *("export_rows", "share_card", "save_card", "chart_copy", "chart_png"),
            *("chart_svg", "", "quit"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Edit"),
        (
            *("undo", "redo", "", "copy_jid", "copy_link", "copy_python", "copy_ruby"),
            *("copy_cli", "copy_json", "copy_markdown", "", *_ROWS, "", "find", "palette"),
            *("", "settings"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&View"),
        (
            *("page_*", "", "show_detail", "show_log", "fold_sidebar", "freeze", ""),
            *("theme_*", "", "density_*", "", "times_*", "", "zoom_*", "reduce_motion", ""),
            *("full_screen", "present"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Jobs"),
        (
            *("enqueue_demo", "enqueue_class", "", "retry_now", "run_now", "kill", "delete", ""),
            *("retry_all", "kill_all", "delete_all", ""),
            *("edit_job", "reschedule", "move_jobs", "clone", ""),
            *("retry_group", "delete_group", ""),
            *("restore_jobs", "restore_operation", "purge", "purge_all", ""),
            *("pause_queue", "resume_queue", "clear_queue"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "E&ngine"),
        (
            *("pause_all", "resume_all", "", "more_processors", "fewer_processors"),
            *("pause_processor", "resume_processor", "", "load_jobs", ""),
            *("start_engine", "quiet", "stop_engine", "kill_engine", ""),
            *("start_workers", "stop_workers"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Recording"),
        (
            *("record", "stop_recording", "", "open_recording", "", "play_recording"),
            *("step_back", "step_forward", "slower", "faster"),
        ),
    ),
    (QT_TRANSLATE_NOOP("Menus", "&Help"), ("glossary", "page_life", "shortcuts", "", "about")),
)


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> None:
    """Give *bar* the menus of the window."""
    for title, ids in MENUS:
        menu = QMenu(translate("Menus", title), bar)
        menu.setToolTipsVisible(True)
        fill_menu(menu, actions, ids)
        if not menu.isEmpty():
            bar.addMenu(menu)


def fill_menu(menu: QMenu, actions: Actions, ids: Sequence[str]) -> None:
    """Give *menu* the actions *ids*, with no separator where there is nothing to part."""
    parting = False
    for action_id in ids:
        for found in _matching(actions, action_id):
            if parting and not menu.isEmpty():
                menu.addSeparator()
            parting = False
            action = actions[found]
            if action.isCheckable():
                action.setIconVisibleInMenu(False)  # its place is the check mark's
            menu.addAction(action)
        parting = parting or not action_id


def _matching(actions: Actions, action_id: str) -> list[str]:
    if action_id.endswith("*"):
        return [found for found in actions if found.startswith(action_id[:-1])]
    return [action_id] if action_id in actions else []
