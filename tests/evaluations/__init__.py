"""Evaluating: who asks, who answers, who reads, and who does not."""
