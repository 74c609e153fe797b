"""Good documents spoiled against the rules of `es_docs.messages.rules.legibility`."""

from __future__ import annotations

from verify.mutation import Mutation

MUTATIONS: list[Mutation] = []
