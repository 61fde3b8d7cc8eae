"""Where the profile's window program is called by later ones: a socket for its user alone."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from kickboard_desktop.starting import calls
from kickboard_desktop.starting.instance import MOST_BYTES, OK, Claim
from kickboard_desktop.timers import make_timer

log = logging.getLogger(__name__)

_SOCKET = "window.sock"
#: Bytes of a socket's path that every system takes.
MOST_PATH = 100
#: Callers that are listened to at once, and how long to each, in milliseconds.
MOST_CALLERS, CALL_MS = 8, 2000
_NO = b"no\n"


class InstanceServer(QObject):
    """Answers calls. GUI thread only.

    Signals:
        called(Options, str): another process was started with these options; the token, where
            its desktop gave it one, lets a window come to the front.
    """

    called = Signal(object, str)

    def __init__(self, claim: Claim, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("instance_server")
        self._claim = claim
        self._callers = 0
        self._folder = ""  # a temporary one, if the socket is there
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        self._listen(profile)

    @property
    def path(self) -> str:
        """The socket's path, "" where it could not be made."""
        return self._server.fullServerName()

    def close(self) -> None:
        """Answer no more; another process may be the one from now on."""
        self._server.close()
        self._claim.let_go()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _listen(self, profile: Path) -> None:
        """Listen in the profile, or where its path is too long for a socket, elsewhere."""
        path = str(profile / _SOCKET)
        if len(os.fsencode(path)) > MOST_PATH or not self._listens_at(path):
            self._folder = tempfile.mkdtemp(prefix="kickboard-")
            path = os.path.join(self._folder, _SOCKET)
            if not self._listens_at(path):
                log.warning("no socket for later starts: %s", self._server.errorString())
                return
        self._claim.tell(path)

    def _listens_at(self, path: str) -> bool:
        QLocalServer.removeServer(path)  # who left it is gone: the claim is ours
        return self._server.listen(path)

    @Slot()
    def _on_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if self._callers >= MOST_CALLERS:
                socket.abort()
                socket.deleteLater()
                continue
            self._callers += 1
            caller = _Caller(socket, self)
            caller.asked.connect(self.called)
            caller.destroyed.connect(self._on_caller_destroyed)

    @Slot()
    def _on_caller_destroyed(self) -> None:
        self._callers -= 1


class _Caller(QObject):
    """One connection: a line comes in, a word goes out, and it ends.

    Signals:
        asked(Options, str): what it wants.
    """

    asked = Signal(object, str)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.setReadBufferSize(MOST_BYTES + 1)
        socket.readyRead.connect(self._on_ready_read)
        socket.disconnected.connect(self.deleteLater)
        self._patience = make_timer(self, "instance_call_timer", self._hang_up, once=True)
        self._patience.start(CALL_MS)
        self._on_ready_read()

    @Slot()
    def _on_ready_read(self) -> None:
        if self._socket.canReadLine():
            self._answer(bytes(self._socket.readLine(MOST_BYTES + 2).data()))
        elif self._socket.bytesAvailable() > MOST_BYTES:
            self._hang_up()

    def _answer(self, line: bytes) -> None:
        self._patience.stop()
        try:
            options, token = calls.read(line)
        except ValueError as error:
            log.warning("a call that makes no sense: %s", error)
            self._socket.write(_NO)
        else:
            self._socket.write(OK)
            self.asked.emit(options, token)
        self._socket.disconnectFromServer()

    @Slot()
    def _hang_up(self) -> None:
        self._socket.abort()
        self.deleteLater()
