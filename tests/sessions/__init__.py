"""Sessions: where somebody is signed in, what ends it, and the meeting that keeps its own pages alive."""
