"""What the command line needs beside its commands: reading answers, writing files, speaking."""
