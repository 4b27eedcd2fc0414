"""The bundled sources, one module each, named as the source.

None is imported before it's needed: the registry knows them from `index.json`, which ``python -m newsparse.sources``
builds anew after a change.
"""
