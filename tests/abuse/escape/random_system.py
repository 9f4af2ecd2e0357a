# ends: PermissionError
import random
random.SystemRandom().random()
