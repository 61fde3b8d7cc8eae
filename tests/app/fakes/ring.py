"""A keyring that is there for a test only."""


class Ring:
    """What is used of the package keyring, and how it fails."""

    def __init__(self, priority: float) -> None:
        self.priority = priority
        self.kept: dict[tuple[str, str], str] = {}
        self.broken = False

    def get_keyring(self) -> "Ring":
        return self

    def get_password(self, service: str, user: str) -> str | None:
        if self.broken:
            raise RuntimeError("locked; the secret was s3cret")
        return self.kept.get((service, user))

    def set_password(self, service: str, user: str, password: str) -> None:
        if self.broken:
            raise RuntimeError(f"locked: {password}")
        self.kept[service, user] = password

    def delete_password(self, service: str, user: str) -> None:
        del self.kept[service, user]
