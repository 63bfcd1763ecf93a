# Which reader gives which facts, in which batch. The order is the order of the record.
# Not here, because they are not read from Windows: loopback.* (the wire probe measures them) and clock.skewMs (needs a second clock).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function New-RdpdReader {
    param([string]$Batch, [string]$Module, [string]$Function, [string[]]$Facts)
    return @{ Batch = $Batch; Module = $Module; Function = $Function; Facts = $Facts }
}

# All readers, or those of one batch: fast, slow, onRequest.
function Get-RdpdReaders {
    param([string]$Batch = '')
    $all = @(
        New-RdpdReader -Batch 'fast' -Module 'machine' -Function 'Read-RdpdMachine' -Facts @('os.productName', 'os.build', 'os.ubr', 'os.edition', 'os.installationType', 'os.architecture', 'os.uiLanguage', 'process.bits', 'process.elevated', 'process.languageMode', 'process.inRdpSession', 'process.user', 'os.computerName', 'os.appServerMode', 'azure.guestAgent', 'os.domainRole', 'os.partOfDomain', 'os.domainName', 'os.uptimeDays')
        New-RdpdReader -Batch 'fast' -Module 'client' -Function 'Read-RdpdClient' -Facts @('client.mstscPath', 'client.mstscVersion', 'credssp.encryptionOracle', 'client.udpDisabled', 'client.licenseStores', 'client.licenseHardwareId')
        New-RdpdReader -Batch 'fast' -Module 'names' -Function 'Read-RdpdHosts' -Facts @('hosts.entries', 'hosts.path')
        New-RdpdReader -Batch 'fast' -Module 'tls' -Function 'Read-RdpdTls' -Facts @('schannel.client', 'schannel.server', 'cipher.policy', 'cipher.policyPresent', 'fips.enabled')
        New-RdpdReader -Batch 'fast' -Module 'updates' -Function 'Read-RdpdReboot' -Facts @('updates.rebootPending', 'updates.rebootReasons')
        New-RdpdReader -Batch 'fast' -Module 'settings' -Function 'Read-RdpdSettings' -Facts @('rdp.denyConnections', 'rdp.denyConnectionsPolicy', 'security.securityLayer', 'security.userAuthentication', 'security.minEncryptionLevel', 'security.allowNegotiation', 'security.policy', 'host.selectTransport', 'policy.values', 'policy.mdm')
        New-RdpdReader -Batch 'fast' -Module 'limits' -Function 'Read-RdpdLimits' -Facts @('limit.maxInstanceCount', 'limit.logonsDenied', 'limit.drainMode', 'limit.singleSessionPerUser', 'roles.broker')
        New-RdpdReader -Batch 'fast' -Module 'keys' -Function 'Read-RdpdKeys' -Facts @('key.machineGuid', 'key.files', 'folder.machineKeys', 'folder.cryptoKeys', 'folder.programData', 'disk.freeMegabytes')
        New-RdpdReader -Batch 'fast' -Module 'binding' -Function 'Read-RdpdBinding' -Facts @('binding.pinned', 'binding.selfSigned', 'binding.storeName', 'binding.templateName', 'store.acl', 'store.remoteDesktop', 'binding.hashType', 'binding.policySource')
        New-RdpdReader -Batch 'fast' -Module 'protection' -Function 'Read-RdpdServiceDll' -Facts @('termsrv.serviceDll')
        New-RdpdReader -Batch 'fast' -Module 'listener' -Function 'Read-RdpdListener' -Facts @('service.list', 'listener.port', 'listener.lanAdapter', 'listener.listening', 'listener.owner')

        New-RdpdReader -Batch 'slow' -Module 'attempts' -Function 'Read-RdpdAttempts' -Facts @('client.attempts')
        New-RdpdReader -Batch 'slow' -Module 'firewall' -Function 'Read-RdpdFirewallRules' -Facts @('firewall.rdpRules', 'firewall.blocks', 'firewall.ipsecInbound')
        New-RdpdReader -Batch 'slow' -Module 'host-events' -Function 'Read-RdpdHostEvents' -Facts @('events.certificate', 'events.schannel', 'events.rdpCore', 'events.connectionManager', 'events.sessionManager', 'licensing.events', 'events.floods', 'logons.failed15min')
        New-RdpdReader -Batch 'slow' -Module 'binding' -Function 'Read-RdpdPersonalStore' -Facts @('store.personal')
        New-RdpdReader -Batch 'slow' -Module 'keys' -Function 'Read-RdpdSystemDrive' -Facts @('folder.systemDriveUsersRx')
        New-RdpdReader -Batch 'slow' -Module 'names' -Function 'Read-RdpdNames' -Facts @('name.suffixes', 'name.servers', 'name.nrpt', 'name.cache')
        New-RdpdReader -Batch 'slow' -Module 'route' -Function 'Read-RdpdRoute' -Facts @('route.adapters', 'route.interface', 'route.viaVpn', 'network.profiles')
        New-RdpdReader -Batch 'slow' -Module 'client' -Function 'Read-RdpdClientSlow' -Facts @('client.mstscSigned', 'client.usernameHint', 'client.licenseUsersWrite', 'client.defaultRdp', 'client.savedCredential')
        New-RdpdReader -Batch 'slow' -Module 'machine' -Function 'Read-RdpdSessions' -Facts @('os.virtualPlatform', 'session.list', 'limit.activeSessions')
        New-RdpdReader -Batch 'slow' -Module 'listener' -Function 'Read-RdpdUdpListener' -Facts @('listener.udp')
        New-RdpdReader -Batch 'slow' -Module 'protection' -Function 'Read-RdpdProtection' -Facts @('security.filters', 'security.guards', 'termsrv.signed', 'security.products', 'security.defender')
        New-RdpdReader -Batch 'slow' -Module 'tls' -Function 'Read-RdpdCipherSuites' -Facts @('cipher.suites')
        New-RdpdReader -Batch 'slow' -Module 'firewall' -Function 'Read-RdpdFirewallProfiles' -Facts @('firewall.profiles')
        New-RdpdReader -Batch 'slow' -Module 'limits' -Function 'Read-RdpdTerminalServices' -Facts @('roles.rds', 'wmi.terminalServices', 'limit.maximumConnections', 'limit.maximumPolicySource', 'licensing.graceDays', 'licensing.servers')
        New-RdpdReader -Batch 'slow' -Module 'rights' -Function 'Read-RdpdRights' -Facts @('rights.remoteLogon', 'rights.denyRemoteLogon', 'rights.remoteDesktopUsers')
        New-RdpdReader -Batch 'slow' -Module 'updates' -Function 'Read-RdpdUpdates' -Facts @('clock.source', 'updates.recent')

        New-RdpdReader -Batch 'onRequest' -Module 'firewall' -Function 'Read-RdpdOutbound' -Facts @('clientFirewall.blocks', 'clientFirewall.outboundDefault')
        New-RdpdReader -Batch 'onRequest' -Module 'limits' -Function 'Read-RdpdRepository' -Facts @('wmi.repository')
        New-RdpdReader -Batch 'onRequest' -Module 'settings' -Function 'Read-RdpdPolicyReport' -Facts @('policy.report')
    )
    foreach ($reader in $all) {
        if (($Batch -eq '') -or ($reader['Batch'] -eq $Batch)) {
            $reader
        }
    }
}

Export-ModuleMember -Function *
