"""`python -m jobs`: the worker, one process with a few threads. SIGTERM lets what is under way finish."""

import logging
import signal
from types import FrameType

from dramatiq import Worker

from infra import log
from jobs import register
from jobs.nudges import BROKER, THREADS
from jobs.stopping import STOPPING

LOG = logging.getLogger(__name__)
LAST_SECONDS = 30
IDLE_MS = 500


def main() -> None:
    log.configure("worker")
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    LOG.info("worker starts", extra={"jobs": register.names()})
    worker = Worker(BROKER, worker_threads=THREADS, worker_timeout=IDLE_MS)
    worker.start()
    STOPPING.wait()
    worker.stop(timeout=LAST_SECONDS * 1000)
    BROKER.close()


def stop(_number: int, _frame: FrameType | None) -> None:
    STOPPING.set()


if __name__ == "__main__":
    main()
