# ends: output; allow: Clock
import logging
while True:
    logging.warning('spam')
