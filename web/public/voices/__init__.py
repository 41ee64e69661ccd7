"""The same request in four voices: what is asked of whom, in which words, in which order. Start at voice.py."""
