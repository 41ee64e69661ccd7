"""The marking pass: its rules, its page, and how much it finds in sentences that it was not made from."""
