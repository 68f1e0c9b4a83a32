"""Commands that the web adds to the terminal."""

import click


@click.command()
def serve() -> None:
    """Serve the site."""


@click.group()
def user() -> None:
    """Manage users."""
