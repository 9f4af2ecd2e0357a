import pyexpat
from pyexpat import errors, model

for name in dir(errors):
    if name.startswith("XML_"):
        text = getattr(errors, name)
        print(name, errors.codes[text], errors.messages[errors.codes[text]] == text, pyexpat.ErrorString(errors.codes[text]) == text)
print([(name, getattr(model, name)) for name in dir(model) if name.startswith("XML_")])
print(pyexpat.error is pyexpat.ExpatError, pyexpat.ExpatError.__mro__)
print(pyexpat.ErrorString(0), pyexpat.ErrorString(1000), pyexpat.native_encoding)
print([name for name in dir(pyexpat) if not name.startswith("__") and name != "expat_CAPI"])
