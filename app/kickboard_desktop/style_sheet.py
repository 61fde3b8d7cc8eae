"""How every standard widget looks: Qt's style sheet, with the theme's tokens to be filled in.

It sets no fonts (`assets` does) and has no rule for tables (the palette does): a rule that
touches `QTableView` makes each of its paints half as slow again.
"""

from string import Template

SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }
QLabel { background: transparent; }
QLabel[tone="muted"], QLabel[role="caption"] { color: $muted; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="violet"] { color: $violet; }

QMenuBar { background: $bg; color: $text; border: 0; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $selected; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QPushButton { background: $raised; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 0 12px; min-height: 28px; max-height: 28px; outline: 0; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:disabled { color: $faint; }
QPushButton[kind="primary"] { background: $accent_fill; color: $on_accent;
  border-color: $accent_fill; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:disabled { background: $hover; color: $faint; border-color: $line; }
QPushButton[kind="danger"] { color: $bad; }
QPushButton[kind="danger"]:disabled { color: $faint; }
QPushButton[kind="flat"] { background: transparent; border-color: transparent; }
QPushButton[kind="flat"]:hover { background: $hover; }
QPushButton[kind="icon"] { background: transparent; border-color: transparent; padding: 0;
  min-width: 28px; max-width: 28px; }
QPushButton[kind="icon"]:hover { background: $hover; border-color: $line; }
QPushButton[kind="icon"]:checked { background: $selected; }
QPushButton[kind="link"] { background: transparent; border: 0; color: $accent; padding: 0 4px;
  min-height: 24px; max-height: 24px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: $faint; }
QPushButton[kind="link"][tone="bad"] { color: $bad; }
QPushButton[kind="segment"] { background: transparent; border-color: transparent; color: $muted;
  padding: 0 10px; min-height: 22px; max-height: 22px; border-radius: 5px; }
QPushButton[kind="segment"]:hover { color: $text; }
QPushButton[kind="segment"]:checked { background: $selected; color: $text; }
QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QDateTimeEdit { background: $panel;
  color: $text; border: 1px solid $line; border-radius: 6px; padding: 0 8px;
  selection-background-color: $accent_fill; selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 28px; max-height: 28px; }
QPlainTextEdit { padding: 4px; }
QPlainTextEdit::corner { background: transparent; border: 0; }
QAbstractSpinBox > QLineEdit, QComboBox > QLineEdit { border: 0; padding: 0; min-height: 0;
  background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border;
  width: 8px; border: 0; background: transparent; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $faint; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; padding: 4px; }
QListView#query_suggestions { background: $raised; border: 1px solid $line; }
QListView#query_suggestions::item { height: 26px; padding: 0 8px; }
QListView#query_suggestions::item:hover, QListView#query_suggestions::item:selected {
  background: $selected; color: $text; }

QHeaderView { background: $panel; }
QHeaderView::section { background: $panel; color: $muted; border: 0;
  border-bottom: 1px solid $line; padding: 0 8px; height: 28px; }
QHeaderView::section:hover { color: $text; }

QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 12px; } QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $faint; border: 0; border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
  background: $panel; border: 2px solid $accent; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: $line; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 12px; border: 0;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
#job_tabs QTabBar::tab { padding: 6px; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QSplitter::handle { background: transparent; }
QMainWindow::separator { background: $bg; width: 8px; height: 8px; }
QDockWidget { color: $text; }
QDockWidget::title { background: $panel; border-bottom: 1px solid $line; padding: 6px 12px; }
QCheckBox { spacing: 8px; }
QProgressBar { background: $line; border: 0; border-radius: 2px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

#pageList, #pageList > QWidget > QWidget { background: transparent; }
#recording_tools { background: $panel; border: 0; border-top: 1px solid $line; padding: 0;
  spacing: 0; }
#lock_tools { background: $bg; border: 0; padding: 0; spacing: 0; }
#connect_found, #connect_recent { background: $panel; border: 1px solid $line; border-radius: 6px; }
#connect_findings { background: transparent; }
#timeBar { background: $panel; border: 0; }
#sidebar { background: $panel; border: 0; border-right: 1px solid $line; }
#statusBar { background: $panel; border: 0; border-top: 1px solid $line; }
#panel, #card, #emptyCard { background: $panel; border: 1px solid $line; border-radius: 8px; }
#segmented { background: $bg; border: 1px solid $line; border-radius: 6px; }
#toast { background: $raised; border: 1px solid $line; border-radius: 8px; }
#banner { background: $panel; border: 1px solid $line; border-left: 3px solid $accent;
  border-radius: 6px; }
#banner[kind="warn"] { border-left-color: $warn; }
#banner[kind="error"] { border-left-color: $bad; }
""")
