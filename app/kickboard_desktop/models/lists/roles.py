"""The roles under which views ask models, as the plain integers they ask with.

Qt hands a role to Python as an `int`: testing it with ``role is Qt.ItemDataRole.DisplayRole``
is never true (such a table is quick, and blank), and comparing it with the enum's attribute
costs a look-up in each of 2,000 calls a paint.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
#: Under which a cell of a small table gives its whole row.
ROW = int(Qt.ItemDataRole.UserRole)

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
