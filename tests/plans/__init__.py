"""Plans: what is read out of a sentence, who may note what, and the client's yes."""
