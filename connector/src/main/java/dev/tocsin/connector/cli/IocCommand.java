package dev.tocsin.connector.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "ioc",
        description = "Makes lists of indicators out of what others publish, checks them and hands them on.",
        subcommands = {IocImportCommand.class, IocCheckCommand.class, IocExportCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class IocCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "`ioc` needs one of its commands: import, check or export");
    }
}
