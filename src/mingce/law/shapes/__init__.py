"""The nouns of an edition: what a notice is made of once it is data.

Read downwards: `texts` (where a rule comes from), `facts` (what is asked), `criteria` (what must
be true), `tracks` (who does what next, and what follows), `schemes` (what is scored), `edition`
(all of it together). The shapes say what an edition may look like; whether it makes sense is
asked in `mingce.core.check`.
"""
