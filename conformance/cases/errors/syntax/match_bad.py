match x:
    case 1 | a:
        pass
    case b | 2:
        pass
