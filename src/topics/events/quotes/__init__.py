"""Who said what: quotation marks, cues and speakers, first within a sentence, then over an article."""
