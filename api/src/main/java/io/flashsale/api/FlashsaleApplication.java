package io.flashsale.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The server: every room of the engine, and HTTP in front of it. */
@SpringBootApplication(scanBasePackages = "io.flashsale")
@ConfigurationPropertiesScan("io.flashsale")
public class FlashsaleApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(FlashsaleApplication.class, arguments);
    }
}
