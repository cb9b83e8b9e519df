"""What is handed in and out on paper.

Spreadsheets, letters, printed forms and packages are made and read here, without the database.
"""
