package dev.tocsin.connector.demo.events;

/** Ids of the rules and of the IoC list in {@code rules/hc3-2024-01-screenconnect}, by what they detect. */
final class PackRules {
    static final String INDICATORS = "f5a95f64-4883-47d5-9e26-88389fb1bf7e";
    static final String UNAPPROVED_RELAY = "601e5b98-6875-4d12-adcc-2c3f54e45af3";
    static final String SCREENCONNECT_SERVICE_7045 = "585f840f-a678-4ff1-b657-de28d23e4833";
    static final String SCREENCONNECT_SERVICE_4697 = "8ef15417-aa96-46c7-945f-44ebf81406dd";
    static final String SCREENCONNECT_COMMAND = "8aaf1cf9-8d72-4c20-b460-2117c616f6e6";
    static final String SCREENCONNECT_POWERSHELL = "9f34a156-624c-47d1-aaa9-dc3e67e3279d";
    static final String RELAY_QUERY = "62766975-1795-4a86-ab3b-0739e48858a1";
    static final String SCREENCONNECT_MSBUILD = "9bc100b7-ab67-4310-8c47-0cde70b3c172";
    static final String MSBUILD_XML = "8659530a-b350-4d43-89ef-988a0c1fba92";
    static final String MSBUILD_NETWORK = "5f99ead9-00df-4656-8d84-fd5cf26f50c5";
    static final String SPOOLER_CHILD = "a1883eb7-1061-4b12-a1e3-fd7e66b2670b";
    static final String SPOOLER_PIPE = "eab4fed4-c123-4d1b-8a35-187c463ba94a";
    static final String ANYDESK_SILENT = "3d56eaa3-3a84-4963-98be-e37e9beb2960";
    static final String ANYDESK_SERVICE_7045 = "110b1458-c737-4247-bdc2-fe611cd884b2";
    static final String ANYDESK_SERVICE_4697 = "8ad36889-68bb-4cd6-b865-ca49ad2307ab";
    static final String ANYDESK_FOLDER = "312b071d-a4a9-4ab7-8c40-ade95a249099";
    static final String ACCOUNT_BY_SCREENCONNECT = "a2349e73-7bb9-4c64-a34c-5e7d8a43f5c1";
    static final String ACCOUNT_BY_SYSTEM = "ce7c25d2-b1b9-4adc-a4a4-cb01582e3113";
    static final String SECOND_TOOL = "ae4a770b-156e-4644-8dd9-36cc52d81f82";
    static final String WEBCLIENT_PROCESS = "e717eb1a-5ee9-4e47-b151-08409cdb0c1d";
    static final String WEBCLIENT_SCRIPT = "2b7b90d6-4d15-4845-815d-567dd2cfa218";
    static final String XML_FILE = "7608f78b-6a02-4774-87f3-ebcefcacfa89";
    static final String XML_TRANSFER = "c845722f-7546-4148-bf30-37c55c3474a7";
    static final String COMMAND_EVENT = "cefb0fd9-4cbe-45e9-8ce7-2c9a06cbb135";

    private PackRules() {}
}
