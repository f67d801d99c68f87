"""What is read off a proof for people: questions, formalities, texts to verify. No rendering."""
