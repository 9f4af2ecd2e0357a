import _stat

print(_stat.SF_ARCHIVED, _stat.SF_IMMUTABLE, _stat.SF_SETTABLE)
print(_stat.UF_COMPRESSED, _stat.UF_TRACKED)
