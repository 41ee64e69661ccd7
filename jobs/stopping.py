"""Whether this process was asked to stop: set by a signal, looked at by everything that takes long."""

import threading

STOPPING = threading.Event()
