"""Real templates, from as many makers as packages bring, looked at as `briefgen brand doctor` does.

    python -m tests.templates FOLDER            collects into FOLDER, then examines all it finds there
    python -m tests.templates FOLDER --offline  examines what is there already, whoever put it there

Nothing that is collected belongs to this project: the folder is a scratch folder.
"""
