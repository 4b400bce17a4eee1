"""Judges that share no code with briefgen: of decks, of PDF files, and what a PDF says aloud."""
