# ends: KeyboardInterrupt
raise KeyboardInterrupt
