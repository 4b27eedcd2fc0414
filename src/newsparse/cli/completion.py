"""`newsparse completion`: what makes a shell complete commands, options, files and sources."""

import click

SHELLS = ("bash", "zsh", "fish")

EXAMPLES = """\
\b
Examples:
  newsparse completion bash >> ~/.bashrc
  newsparse completion zsh >> ~/.zshrc
  newsparse completion fish > ~/.config/fish/completions/newsparse.fish
"""


@click.command("completion", epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the completion of commands for a shell.

    Put it where the shell reads it when it starts. It completes commands, options, files and sources. The shell asks
    `newsparse` itself, so what is completed is always that of the version installed. bash needs to be 4.4 or later.
    """
    from click.shell_completion import ShellComplete, get_completion_class

    from newsparse.cli import main

    kind = get_completion_class(shell)
    assert kind is not None
    completer = kind(main, {}, "newsparse", "_NEWSPARSE_COMPLETE")
    click.echo(ShellComplete.source(completer))  # the classes' own looks for an installed bash first
