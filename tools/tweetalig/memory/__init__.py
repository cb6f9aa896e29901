"""The translation memory: catalogs, people's edits, merging and recall.

A run takes an article through :func:`~tweetalig.memory.update.update`,
:func:`~tweetalig.memory.recall.recall`, drafting with :func:`~tweetalig.memory.drafts.fill`, and
:func:`~tweetalig.memory.settle.settle`, and hands what comes out to
:func:`~tweetalig.memory.store.commit`.
"""
