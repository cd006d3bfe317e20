## What blocks are called in a course's texts
curriculum-block-task = Try it
curriculum-block-pause = Pause
curriculum-block-sparring = In pairs
curriculum-block-run-sheet = Run sheet
curriculum-block-checklist = Checklist
curriculum-block-reading = Further reading
curriculum-footnote-back = Back to the text at
