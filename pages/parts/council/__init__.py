"""The member's page, part by part: what one council was told and promised, and what is known of it."""
