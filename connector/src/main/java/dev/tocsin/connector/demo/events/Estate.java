package dev.tocsin.connector.demo.events;

import dev.tocsin.connector.demo.events.Computer.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** The invented hospital, pharmacy and clinic. */
final class Estate {
    static final Computer DOMAIN_CONTROLLER =
            new Computer("dc01.hospital.example", "HOSPITAL", "10.20.0.10", Shape.PIPELINE);
    static final Computer RECORDS_SERVER =
            new Computer("ehr01.hospital.example", "HOSPITAL", "10.20.0.20", Shape.PIPELINE);
    static final Computer PRINT_SERVER = new Computer("print01.hospital.example", "HOSPITAL", "10.20.0.30", Shape.RAW);
    static final Computer BACKUP_SERVER =
            new Computer("backup01.hospital.example", "HOSPITAL", "10.20.0.40", Shape.RAW);
    static final Computer BUILD_SERVER =
            new Computer("buildserver.hospital.example", "HOSPITAL", "10.20.0.50", Shape.PIPELINE);
    static final Computer RADIOLOGY =
            new Computer("radiology-support.hospital.example", "HOSPITAL", "10.20.0.60", Shape.RAW);
    static final Computer PHARMACY_SERVER =
            new Computer("pharm-srv01.pharmacy.example", "PHARMACY", "10.30.0.10", Shape.PIPELINE);
    static final Computer CLINIC_SERVER =
            new Computer("clinic-srv01.clinic.example", "CLINIC", "10.40.0.10", Shape.RAW);

    static final List<Computer> SERVERS = List.of(
            DOMAIN_CONTROLLER,
            RECORDS_SERVER,
            PRINT_SERVER,
            BACKUP_SERVER,
            BUILD_SERVER,
            RADIOLOGY,
            PHARMACY_SERVER,
            CLINIC_SERVER);

    /** Half of them send raw events: their Winlogbeat was set up without the pipelines. */
    static final List<Computer> WORKSTATIONS = IntStream.rangeClosed(1, 18)
            .mapToObj(number -> new Computer(
                    String.format("ws%02d.hospital.example", number),
                    "HOSPITAL",
                    "10.20.1." + (100 + number),
                    number % 2 == 0 ? Shape.PIPELINE : Shape.RAW))
            .toList();

    /** Trees do not work here, so nobody real is meant. */
    static final List<String> STAFF = List.of(
            "a.alder",
            "b.birch",
            "c.cedar",
            "d.douglas-fir",
            "e.elm",
            "f.fig",
            "g.ginkgo",
            "h.hazel",
            "j.juniper",
            "l.larch",
            "m.maple",
            "o.oak",
            "p.poplar",
            "r.rowan",
            "s.spruce",
            "t.teak",
            "w.willow",
            "y.yew");

    static final String ADMINISTRATOR = "adm.hornbeam";
    static final String BACKUP_ACCOUNT = "svc.backup";
    static final String BUILD_ACCOUNT = "svc.build";

    /** The relay of the hospital's own ScreenConnect tenant in the cloud. */
    static final String CLOUD_RELAY = "instance-h0sp1t-relay.screenconnect.com";

    /** The hospital's own ScreenConnect server. */
    static final String OWN_RELAY = "support.hospital.example";

    private Estate() {}
}
