package dev.tocsin.connector.demo.events;

/** An event log with its usual provider. */
enum Channel {
    SYSMON(
            "Microsoft-Windows-Sysmon/Operational",
            "Microsoft-Windows-Sysmon",
            "{5770385f-c22a-43e0-bf4c-06f5698ffbd9}"),
    SECURITY("Security", "Microsoft-Windows-Security-Auditing", "{54849625-5478-4994-a5ba-3e3b0328c30d}"),
    SYSTEM("System", "Service Control Manager", "{555908d1-a6d7-4695-8e1e-26931d2012f4}"),
    APPLICATION("Application", "ScreenConnect", ""),
    POWERSHELL(
            "Microsoft-Windows-PowerShell/Operational",
            "Microsoft-Windows-PowerShell",
            "{a0c1853b-5c40-4b15-8766-3cf1c58f985a}");

    private final String channel;
    private final String provider;
    private final String providerGuid;

    Channel(String channel, String provider, String providerGuid) {
        this.channel = channel;
        this.provider = provider;
        this.providerGuid = providerGuid;
    }

    /** {@code winlog.channel}. */
    String channel() {
        return channel;
    }

    /** {@code winlog.provider_name}. */
    String provider() {
        return provider;
    }

    /** {@code winlog.provider_guid}; empty for providers without a manifest. */
    String providerGuid() {
        return providerGuid;
    }
}
