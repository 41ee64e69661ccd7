"""The audit: what it holds, what shows when it is touched, who reads it and what they see."""
