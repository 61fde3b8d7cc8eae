"""How the four lists of jobs differ: words, order, actions and what an empty one says."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState

translate = QCoreApplication.translate

#: What can be done to jobs that wait or are dead, besides what the buttons say.
_ACTS = ("edit_job", "reschedule", "move_jobs")


@dataclass(frozen=True, slots=True, kw_only=True)
class JobKind:
    """One list of jobs.

    Attributes:
        name: Of the page.
        buttons: Ids of the actions above the table, in groups.
        newest_first: The order at the start, by time.
        empty_title: What an empty list says.
        empty_why: How something would come into it.
        acts: Ids of the actions below the table, while jobs are chosen.
        note: What must be known of the list, shown above it.
        offers_jobs: An empty one offers to enqueue some.
    """

    name: str
    state: JobState
    title: str
    icon: str
    buttons: tuple[str, ...]
    empty_title: str
    empty_why: str
    newest_first: bool = False
    acts: tuple[str, ...] = ()
    note: str = ""
    offers_jobs: bool = True

    @property
    def menu(self) -> tuple[str | None, ...]:
        """Ids of the actions in the context menu; None is a separator."""
        own = tuple(name for name in self.buttons if not name.endswith("_all"))
        acts = (None, *self.acts, "clone") if self.acts else ()
        return (*own, *acts, None, "copy_jid", "copy_as", None, "show_detail", "freeze")


def job_kinds() -> tuple[JobKind, ...]:
    """Return the lists in the order of the sidebar."""
    return (
        JobKind(
            name="enqueued",
            state=JobState.ENQUEUED,
            title=translate("JobSet", "Enqueued"),
            icon="inbox",
            acts=_ACTS,
            buttons=("kill", "delete", "enqueue_class"),
            empty_title=translate("JobSet", "No job is waiting"),
            empty_why=translate("JobSet", "Jobs that are pushed wait here for a processor."),
        ),
        JobKind(
            name="scheduled",
            state=JobState.SCHEDULED,
            title=translate("JobSet", "Scheduled"),
            icon="calendar-clock",
            acts=_ACTS,
            buttons=("run_now", "kill", "delete"),
            empty_title=translate("JobSet", "Nothing is scheduled"),
            empty_why=translate("JobSet", "Jobs for a later time wait here until they are due."),
        ),
        JobKind(
            name="retries",
            state=JobState.RETRY,
            title=translate("JobSet", "Retries"),
            icon="rotate-cw",
            acts=_ACTS,
            buttons=("retry_now", "kill", "delete", "retry_all"),
            empty_title=translate("JobSet", "No job is waiting for another try"),
            empty_why=translate("JobSet", "A job that fails comes here and is tried again later."),
        ),
        JobKind(
            name="dead",
            state=JobState.DEAD,
            title=translate("JobSet", "Dead"),
            icon="skull",
            acts=_ACTS,
            buttons=("retry_now", "delete", "retry_all"),
            empty_title=translate("JobSet", "Nothing is dead"),
            empty_why=translate(
                "JobSet", "A job whose tries are used up comes here, and can be tried again."
            ),
            newest_first=True,
        ),
    )


def completed_kind() -> JobKind:
    """Return the list of jobs that are done."""
    return JobKind(
        name="completed",
        state=JobState.COMPLETED,
        title=translate("JobSet", "Completed"),
        icon="circle-check",
        buttons=("clone",),
        empty_title=translate("JobSet", "No job has finished yet"),
        empty_why=translate("JobSet", "Jobs that succeed stand here, the latest first."),
        newest_first=True,
    )


def trash_kind() -> JobKind:
    """Return the list of deleted jobs."""
    return JobKind(
        name="trash",
        state=JobState.TRASH,
        title=translate("JobSet", "Trash"),
        icon="trash-2",
        buttons=("restore_jobs", "restore_operation", "purge", "purge_all"),
        empty_title=translate("JobSet", "The trash is empty"),
        empty_why=translate("JobSet", "Deleted jobs wait here for 7 days and can be restored."),
        note=translate("JobSet", "Deleted jobs are kept for 7 days, then they are gone for good."),
        newest_first=True,
        offers_jobs=False,
    )
