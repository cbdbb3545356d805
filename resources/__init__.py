"""What the program reads and does not run: wording, word lists, sample project, icons, translations."""
