# What each form of the collector reads, the most telling first: where an answer is too small, what stands last is left out.
# Not here: facts of the client's end, who is signed in to run it (process.user), and what takes a minute or a file.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function New-RdpdPart {
    param([string]$Title, [string[]]$Facts)
    return @{ Title = $Title; Facts = $Facts }
}

# The parts of a form. Every part is read and sent by itself.
function Get-RdpdParts {
    param([Parameter(Mandatory = $true)][ValidateSet('any', 'azure', 'intune')][string]$Form)
    if ($Form -eq 'intune') {
        return (New-RdpdPart -Title 'what decides most often' -Facts @('os.build', 'rdp.denyConnections', 'rdp.denyConnectionsPolicy', 'listener.listening', 'listener.owner', 'listener.port', 'security.securityLayer', 'security.userAuthentication', 'security.minEncryptionLevel', 'security.policy', 'store.remoteDesktop', 'key.files', 'events.certificate', 'service.list', 'firewall.blocks', 'binding.hashType', 'binding.pinned', 'events.schannel', 'schannel.server', 'store.acl', 'folder.machineKeys', 'events.rdpCore', 'events.sessionManager', 'network.profiles', 'firewall.profiles', 'firewall.rdpRules', 'disk.freeMegabytes', 'cipher.policyPresent', 'policy.mdm', 'updates.rebootPending', 'os.productName', 'os.computerName', 'process.elevated', 'process.languageMode'))
    }
    $parts = @(
        New-RdpdPart -Title 'settings, certificate, key, listener' -Facts @('os.build', 'rdp.denyConnections', 'rdp.denyConnectionsPolicy', 'listener.listening', 'listener.owner', 'listener.port', 'listener.lanAdapter', 'service.list', 'security.securityLayer', 'security.userAuthentication', 'security.minEncryptionLevel', 'security.allowNegotiation', 'security.policy', 'store.remoteDesktop', 'key.files', 'events.certificate', 'binding.hashType', 'binding.pinned', 'binding.selfSigned', 'binding.storeName', 'binding.templateName', 'binding.policySource', 'store.acl', 'folder.machineKeys', 'folder.cryptoKeys', 'folder.programData', 'folder.systemDriveUsersRx', 'disk.freeMegabytes', 'key.machineGuid', 'listener.udp', 'termsrv.serviceDll', 'termsrv.signed', 'store.personal', 'os.productName', 'os.computerName', 'process.elevated', 'process.languageMode', 'process.bits')
        New-RdpdPart -Title 'events' -Facts @('events.schannel', 'events.rdpCore', 'events.connectionManager', 'events.sessionManager', 'events.floods', 'logons.failed15min', 'licensing.events')
        New-RdpdPart -Title 'firewall, network, TLS, policy' -Facts @('firewall.blocks', 'firewall.ipsecInbound', 'network.profiles', 'firewall.profiles', 'schannel.server', 'fips.enabled', 'cipher.policyPresent', 'cipher.policy', 'host.selectTransport', 'policy.values', 'policy.mdm', 'security.guards', 'security.filters', 'security.products', 'security.defender', 'firewall.rdpRules', 'cipher.suites')
        New-RdpdPart -Title 'machine, limits, rights, roles' -Facts @('os.edition', 'os.ubr', 'os.installationType', 'os.architecture', 'os.uiLanguage', 'os.appServerMode', 'os.domainRole', 'os.partOfDomain', 'os.domainName', 'os.uptimeDays', 'os.virtualPlatform', 'azure.guestAgent', 'process.inRdpSession', 'limit.maxInstanceCount', 'limit.maximumConnections', 'limit.maximumPolicySource', 'limit.logonsDenied', 'limit.drainMode', 'limit.singleSessionPerUser', 'limit.activeSessions', 'rights.remoteDesktopUsers', 'rights.remoteLogon', 'rights.denyRemoteLogon', 'wmi.terminalServices', 'roles.rds', 'roles.broker', 'licensing.graceDays', 'licensing.servers', 'updates.rebootPending', 'updates.rebootReasons', 'clock.source', 'session.list', 'updates.recent')
    )
    if ($Form -eq 'azure') {
        return $parts
    }
    $facts = @(foreach ($part in $parts) { $part['Facts'] })
    return (New-RdpdPart -Title 'everything about the host' -Facts $facts)
}

Export-ModuleMember -Function *
