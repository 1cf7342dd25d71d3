package io.flashsale.api;

import io.flashsale.development.DevelopmentServices;
import org.springframework.boot.SpringApplication;

/** The application with its servers: what {@code spring-boot:test-run} runs. Prints the settings that reach them. */
class TestFlashsaleApplication {

    public static void main(String[] arguments) {
        var services = DevelopmentServices.shared().properties();
        services.forEach((name, value) -> System.out.println(name + "=" + value));
        var application = new SpringApplication(FlashsaleApplication.class);
        application.setAdditionalProfiles("dev");
        application.setDefaultProperties(services);
        application.run(arguments);
    }
}
