"""Groups of options that commands share, a file each.

``add`` declares a group on a command's parser; a further function makes of the parsed
arguments what the group is about. What that needs is imported then, so that ``--help``
answers at once.
"""
